//! A second engine, by brute force: every completion of what is open, on the values around each threshold, put into the
//! condition as it stands in the registry. It shares no code with the first.

use crate::strategies::holds;
use sentra::assess::Context;
use sentra::date::Holds;
use sentra::industry::Edition;
use sentra::law::{Criterion, Divisions, Evidence, Expr, InputKind, Law, Limit, ParameterUnit, Question};
use std::collections::{BTreeMap, BTreeSet};

/// A completion: a value for each input, one and zero for yes and no.
pub(crate) type World = BTreeMap<String, i64>;

/// What a number of a rule can be on a day.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Bound {
    Is(i64),
    /// No number is in force, or it is not known which.
    Open,
}

/// A test of one input.
#[derive(Clone, Debug, PartialEq)]
enum Atom {
    AtLeast(String, i64),
    Flag(String),
    Share { of: String, per: String, percent: i64 },
}

/// A question with its readings and numbers put in.
pub(crate) struct Asked<'a> {
    pub(crate) law: &'a Law,
    pub(crate) context: &'a Context,
    pub(crate) criterion: &'a Criterion,
}

const FAR: i64 = 4_000_000_000_000_000;

fn limit(l: &Limit) -> (&str, bool, bool) {
    // The parameter, whether it is crossed only above the number, and whether the test holds above.
    match l {
        Limit::AtLeast(p) => (p, false, true),
        Limit::Above(p) => (p, true, true),
        Limit::Below(p) => (p, false, false),
        Limit::AtMost(p) => (p, true, false),
    }
}

impl<'a> Asked<'a> {
    pub(crate) fn of(law: &'a Law, criterion: &'a Criterion, context: &'a Context) -> Self {
        Asked { law, context, criterion }
    }

    pub(crate) fn bound(&self, id: &str) -> Bound {
        if id == "as_of" {
            return Bound::Is(i64::from(self.context.as_of.to_days()));
        }
        let p = self.law.parameter(id).unwrap();
        let read = |text: &str| match p.unit {
            ParameterUnit::Date => i64::from(crate::strategies::date(text).to_days()),
            _ => text.parse().unwrap(),
        };
        let on = |h: Holds| {
            p.values
                .iter()
                .filter(move |v| holds(v.from.as_deref(), v.to.as_deref(), self.context.as_of) == h)
        };
        let sure: Vec<_> = on(Holds::Within).collect();
        match (sure.as_slice(), on(Holds::Undetermined).count()) {
            ([one], 0) if one.evidence != Evidence::Unconfirmed => Bound::Is(read(&one.value)),
            ([], 0) => self.context.supplied.get(id).map_or(Bound::Open, |v| Bound::Is(read(v))),
            _ => Bound::Open,
        }
    }

    fn threshold(&self, input: &str, l: &Limit) -> (Atom, bool) {
        let (p, strict, above) = limit(l);
        match self.bound(p) {
            Bound::Is(n) => (Atom::AtLeast(input.to_owned(), n.saturating_add(i64::from(strict))), above),
            Bound::Open => (Atom::Flag(format!("open/{p}/{input}/{strict}")), above),
        }
    }

    /// The tests of a condition, in order.
    fn atoms(&self, e: &Expr, out: &mut Vec<Atom>) {
        self.eval(e, &mut |atom| {
            out.push(atom);
            // Both sides are walked, whatever this one says.
            None
        });
    }

    /// Three-valued only so that nothing is cut short while atoms are collected: with truth for each atom it is two-valued.
    fn eval(&self, e: &Expr, truth: &mut dyn FnMut(Atom) -> Option<bool>) -> Option<bool> {
        let flag = |name: &str| Atom::Flag(name.to_owned());
        match e {
            Expr::All(of) => {
                let each: Vec<_> = of.iter().map(|e| self.eval(e, truth)).collect();
                each.into_iter().try_fold(true, |a, b| b.map(|b| a && b))
            }
            Expr::Any(of) => {
                let each: Vec<_> = of.iter().map(|e| self.eval(e, truth)).collect();
                each.into_iter().try_fold(false, |a, b| b.map(|b| a || b))
            }
            Expr::Not(e) => self.eval(e, truth).map(|b| !b),
            Expr::ClassIn { criterion, classes } => {
                let Question::Classes(k) = &self.law.criterion(criterion).unwrap().question else {
                    panic!("{criterion}")
                };
                let of: Vec<Expr> =
                    k.of.iter().filter(|c| classes.contains(&c.class)).map(|c| c.when.clone()).collect();
                self.eval(&Expr::Any(of), truth)
            }
            Expr::ByReading { reading, choices } => {
                self.eval(&choices[self.context.reading(self.law, reading).unwrap()], truth)
            }
            Expr::Division(of) => truth(flag(&division(of))),
            Expr::Fact(name) => truth(flag(name)),
            Expr::Number { input, limit } => self.test(input, limit, truth),
            Expr::Share { of, per, at_least } => match self.bound(at_least) {
                Bound::Is(percent) => truth(Atom::Share { of: of.clone(), per: per.clone(), percent }),
                Bound::Open => truth(flag(&format!("open/{at_least}"))),
            },
            Expr::Met(id) => {
                let Question::Test(e) = &self.law.criterion(id).unwrap().question else { panic!("{id}") };
                self.eval(e, truth)
            }
            Expr::EveryMember(_) => truth(flag("every_member")),
            Expr::Checklist { parameter, of } => {
                let facts =
                    |names: Vec<&str>| Expr::All(names.iter().map(|n| Expr::Fact((*n).to_owned())).collect());
                match self.context.supplied.get(parameter) {
                    Some(named) => self.eval(&facts(named.split(',').map(str::trim).collect()), truth),
                    // What is mandatory is not known: all of them are enough, and nothing else decides.
                    None => {
                        let open = Expr::Fact(format!("open/{parameter}"));
                        self.eval(
                            &Expr::Any(vec![facts(of.iter().map(String::as_str).collect()), open]),
                            truth,
                        )
                    }
                }
            }
            Expr::Workers(l) => self.test("workers", l, truth),
            Expr::WorkersIncludingOwner(l) => self.test("workers_including_owner", l, truth),
            Expr::InvestmentExclLand(l) => self.test("investment_excl_land", l, truth),
            Expr::InvestmentTotal(l) => self.test("investment_total", l, truth),
            Expr::BusinessCapital(l) => self.test("business_capital", l, truth),
            Expr::AnnualSales(l) => self.test("annual_sales", l, truth),
            Expr::NetWorth(l) => self.test("net_worth", l, truth),
            Expr::Established(l) => self.test("established", l, truth),
        }
    }

    fn test(&self, input: &str, l: &Limit, truth: &mut dyn FnMut(Atom) -> Option<bool>) -> Option<bool> {
        let (atom, above) = self.threshold(input, l);
        truth(atom).map(|b| b == above)
    }

    pub(crate) fn holds(&self, e: &Expr, world: &World) -> bool {
        self.eval(e, &mut |atom| Some(atom.holds(world))).unwrap()
    }

    fn parts(&self) -> Vec<&Expr> {
        let c = self.criterion;
        let mut out: Vec<&Expr> = c.applies.iter().chain(&c.concerns).collect();
        match &c.question {
            Question::Test(e) => out.push(e),
            Question::Classes(k) => out.extend(k.among.iter().chain(k.of.iter().map(|c| &c.when))),
            other => panic!("{other:?}"),
        }
        out
    }

    fn all_atoms(&self) -> Vec<Atom> {
        let mut out = Vec::new();
        self.parts().iter().for_each(|e| self.atoms(e, &mut out));
        out
    }

    /// The inputs that the question reads; for investment, all of its figures.
    pub(crate) fn reads(&self) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        for atom in self.all_atoms() {
            match atom {
                Atom::AtLeast(i, _) | Atom::Flag(i) => out.extend([i]),
                Atom::Share { of, per, .. } => out.extend([of, per]),
            }
        }
        out
    }

    /// The last day on which what is asked about can have begun.
    pub(crate) fn last_start(&self) -> i64 {
        if self.criterion.applies.is_some() { self.context.as_of.to_days().into() } else { FAR }
    }

    /// What kind of value a fact has.
    pub(crate) fn kind(&self, name: &str) -> InputKind {
        self.law.input(name).map_or(InputKind::Flag, |i| i.kind)
    }

    /// The values on both sides of each threshold of an input.
    pub(crate) fn grid(&self, input: &str) -> BTreeSet<i64> {
        let mut out = BTreeSet::from([if signed(input) { -FAR } else { 0 }, FAR]);
        for atom in self.all_atoms() {
            if let Atom::AtLeast(i, cut) = atom
                && i == input
            {
                out.extend([cut - 1, cut].into_iter().filter(|v| *v >= 0 || signed(input)));
            }
        }
        out
    }

    /// Completions of a block of inputs that belong together, one for each way in which its tests can come out.
    fn distinct(&self, worlds: Vec<World>) -> Vec<World> {
        let atoms = self.all_atoms();
        let mut seen = BTreeSet::new();
        let key = |w: &World| atoms.iter().map(|a| a.reads_of(w).then(|| a.holds(w))).collect::<Vec<_>>();
        worlds.into_iter().filter(|w| seen.insert(key(w))).collect()
    }

    /// All completions of the blocks together.
    pub(crate) fn completions(&self, blocks: Vec<Vec<World>>) -> Vec<World> {
        let mut out = vec![World::new()];
        for block in blocks {
            let block = self.distinct(block);
            let with = |w: &World| {
                block
                    .iter()
                    .map(|b| w.iter().chain(b).map(|(k, v)| (k.clone(), *v)).collect())
                    .collect::<Vec<_>>()
            };
            out = out.iter().flat_map(with).collect();
        }
        out
    }
}

fn signed(input: &str) -> bool {
    input == "net_worth" || input == "established"
}

impl Atom {
    fn reads_of(&self, w: &World) -> bool {
        match self {
            Atom::AtLeast(i, _) | Atom::Flag(i) => w.contains_key(i),
            Atom::Share { of, per, .. } => w.contains_key(of) && w.contains_key(per),
        }
    }

    fn holds(&self, w: &World) -> bool {
        match self {
            Atom::AtLeast(i, cut) => w[i] >= *cut,
            Atom::Flag(i) => w[i] == 1,
            Atom::Share { of, per, percent } => {
                i128::from(w[of]) * 100 >= i128::from(w[per]) * i128::from(*percent)
            }
        }
    }
}

fn division(of: &[Divisions]) -> String {
    let each = of.iter().map(|d| format!("{}:{}-{}", d.editions.join(","), d.from, d.to));
    format!("division {}", each.collect::<Vec<_>>().join(";"))
}

pub(crate) fn inside(name: &str, division: u32, edition: Edition) -> bool {
    name.trim_start_matches("division ").split(';').any(|d| {
        let (editions, range) = d.split_once(':').unwrap();
        let (from, to) = range.split_once('-').unwrap();
        let range = from.parse::<u32>().unwrap()..=to.parse().unwrap();
        editions.split(',').any(|e| e == edition.as_str()) && range.contains(&division)
    })
}
