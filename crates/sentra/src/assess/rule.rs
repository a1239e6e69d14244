//! A criterion about one unit, with its parameters and readings put in: thresholds and yes-or-no facts.

use super::Context;
use crate::date::Holds;
use crate::industry::Kbli;
use crate::law::{self, Criterion, Divisions, Expr, Law, LawError, Limit, Quantity, Question};

/// How many numbers of a unit a condition can test.
pub(crate) const BUILT_IN: usize = 8;
/// How many numbers that are stated a rule can test.
pub(crate) const STATED: usize = 4;
/// How many numbers a condition can test.
pub(crate) const QUANTITIES: usize = BUILT_IN + STATED;
/// How many yes-or-no facts a rule can test.
pub(crate) const FLAGS: usize = 12;

/// The place of a quantity in a completion.
pub(crate) fn slot(q: Quantity) -> usize {
    match q {
        Quantity::Workers => 0,
        Quantity::WorkersIncludingOwner => 1,
        Quantity::InvestmentExclLand => 2,
        Quantity::InvestmentTotal => 3,
        Quantity::BusinessCapital => 4,
        Quantity::AnnualSales => 5,
        Quantity::Established => 6,
        Quantity::NetWorth => 7,
    }
}

/// A yes-or-no fact that is not a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    /// The industry code lies in one of these divisions.
    Division(Vec<Divisions>),
    /// A fact that is stated.
    Fact(String),
    /// One stated number is at least so many per hundred of another.
    Share { of: String, per: String, percent: i64 },
    /// A condition holds of each member: its place among the rules of members.
    EveryMember(usize),
    /// Whether an input reaches (`strict`: exceeds) a parameter whose evidence may not decide, or that has no value on
    /// the day: both answers stay possible.
    Undecided { parameter: String, against: String, strict: bool },
    /// The same of a parameter that the caller has not supplied.
    Supplied { parameter: String, against: String, strict: bool },
}

/// A condition in the form that is evaluated.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    /// The quantity is at least this.
    AtLeast(usize, i64),
    Flag(usize),
}

/// What a criterion asks of one unit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Ask {
    Test(Node),
    Classes(Vec<(String, Node)>),
}

/// A compiled criterion.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rule {
    pub(crate) ask: Ask,
    pub(crate) applies: Option<Node>,
    pub(crate) among: Option<Node>,
    /// The thresholds of each quantity: sorted first values of a new cell.
    pub(crate) cuts: [Vec<i64>; QUANTITIES],
    /// Quantities that are tested at all.
    pub(crate) uses: [bool; QUANTITIES],
    pub(crate) flags: Vec<Flag>,
    /// The names of the stated numbers, in their slots behind those of a unit.
    pub(crate) numbers: Vec<String>,
    /// Conditions that are put to each member of a group.
    pub(crate) members: Vec<Rule>,
    /// Whom it concerns.
    pub(crate) concerns: Option<Node>,
    /// Parameters in the order of first use.
    pub(crate) parameters: Vec<String>,
}

impl Rule {
    /// Puts parameters and readings into a criterion.
    pub(crate) fn compile(law: &Law, criterion: &Criterion, context: &Context) -> Result<Rule, LawError> {
        let mut c = Compiler { law, context, rule: Rule::empty() };
        let applies = criterion.applies.as_ref().map(|e| c.expr(e)).transpose()?;
        let concerns = criterion.concerns.as_ref().map(|e| c.expr(e)).transpose()?;
        let (ask, among) = match &criterion.question {
            Question::Test(e) => (Ask::Test(c.expr(e)?), c.among_of(e)?),
            Question::Classes(k) => {
                let among = k.among.as_ref().map(|e| c.expr(e)).transpose()?;
                let of = k.of.iter().map(|class| Ok((class.class.clone(), c.expr(&class.when)?)));
                (Ask::Classes(of.collect::<Result<_, LawError>>()?), among)
            }
            Question::Members(_) | Question::Decree(_) | Question::Region(_) | Question::Convention => {
                return Err(LawError::NoCriterion(criterion.id.clone()));
            }
        };
        c.finish(ask, applies, among, concerns, &criterion.id)
    }

    fn empty() -> Rule {
        Rule {
            ask: Ask::Test(Node::Any(Vec::new())),
            applies: None,
            among: None,
            cuts: Default::default(),
            uses: [false; QUANTITIES],
            flags: Vec::new(),
            numbers: Vec::new(),
            members: Vec::new(),
            concerns: None,
            parameters: Vec::new(),
        }
    }
}

/// Puts parameters and readings into conditions.
pub(crate) struct Compiler<'a> {
    pub(crate) law: &'a Law,
    pub(crate) context: &'a Context,
    pub(crate) rule: Rule,
}

impl Compiler<'_> {
    fn finish(
        self,
        ask: Ask,
        applies: Option<Node>,
        among: Option<Node>,
        concerns: Option<Node>,
        id: &str,
    ) -> Result<Rule, LawError> {
        let mut rule = self.rule;
        if rule.flags.len() > FLAGS || rule.numbers.len() > STATED {
            let problem = format!("reads more than {FLAGS} facts or {STATED} stated numbers");
            return Err(LawError::At { at: format!("criteria/{id}"), problem });
        }
        for cuts in &mut rule.cuts {
            cuts.sort_unstable();
            cuts.dedup();
        }
        Ok(Rule { ask, applies, among, concerns, ..rule })
    }

    /// A compiler that finds the facts and numbers of a rule where the rule has them.
    pub(crate) fn on<'a>(law: &'a Law, context: &'a Context, rule: &Rule) -> Compiler<'a> {
        Compiler { law, context, rule: rule.clone() }
    }

    fn list(&mut self, of: &[Expr]) -> Result<Vec<Node>, LawError> {
        of.iter().map(|e| self.expr(e)).collect()
    }

    pub(crate) fn expr(&mut self, e: &Expr) -> Result<Node, LawError> {
        Ok(match e {
            Expr::All(of) => Node::All(self.list(of)?),
            Expr::Any(of) => Node::Any(self.list(of)?),
            Expr::Not(e) => Node::Not(Box::new(self.expr(e)?)),
            Expr::ClassIn { criterion, classes } => {
                let target = self.law.criterion(criterion).map(|c| &c.question);
                let Some(Question::Classes(k)) = target else {
                    return Err(LawError::NoCriterion(criterion.clone()));
                };
                let chosen = k.of.iter().filter(|c| classes.contains(&c.class));
                Node::Any(chosen.map(|c| self.expr(&c.when)).collect::<Result<_, _>>()?)
            }
            Expr::ByReading { reading, choices } => {
                let choice = self.context.reading(self.law, reading)?;
                let missing = || LawError::NoReading { reading: reading.clone(), choice: choice.to_owned() };
                self.expr(choices.get(choice).ok_or_else(missing)?)?
            }
            Expr::Division(windows) => self.flag(Flag::Division(windows.clone())),
            Expr::Fact(name) => self.flag(Flag::Fact(name.clone())),
            Expr::Number { input, limit } => {
                let known = self.rule.numbers.iter().position(|n| n == input);
                let place = known.unwrap_or(self.rule.numbers.len());
                if known.is_none() {
                    self.rule.numbers.push(input.clone());
                }
                self.limit(BUILT_IN + place, input, limit)
            }
            Expr::Share { of, per, at_least } => match bound(self.law, self.context, at_least) {
                Some(percent) => {
                    self.used(at_least);
                    self.flag(Flag::Share { of: of.clone(), per: per.clone(), percent })
                }
                None => {
                    let (parameter, against) = (at_least.clone(), of.clone());
                    self.flag(Flag::Undecided { parameter, against, strict: false })
                }
            },
            Expr::Met(id) => match self.law.criterion(id).map(|c| &c.question) {
                Some(Question::Test(e)) => self.expr(e)?,
                _ => return Err(LawError::NoCriterion(id.clone())),
            },
            Expr::EveryMember(e) => {
                let mut inner = Compiler { law: self.law, context: self.context, rule: Rule::empty() };
                let ask = Ask::Test(inner.expr(e)?);
                let rule = inner.finish(ask, None, None, None, "every_member")?;
                rule.parameters.iter().for_each(|p| self.used(p));
                let known = self.rule.members.iter().position(|r| *r == rule);
                let place = known.unwrap_or(self.rule.members.len());
                if known.is_none() {
                    self.rule.members.push(rule);
                }
                self.flag(Flag::EveryMember(place))
            }
            Expr::Checklist { parameter, of } => self.checklist(parameter, of)?,
            Expr::Workers(l) => self.limit(slot(Quantity::Workers), "workers", l),
            Expr::WorkersIncludingOwner(l) => self.limit(slot(Quantity::WorkersIncludingOwner), "workers", l),
            Expr::InvestmentExclLand(l) => {
                self.limit(slot(Quantity::InvestmentExclLand), "investment_excl_land", l)
            }
            Expr::InvestmentTotal(l) => self.limit(slot(Quantity::InvestmentTotal), "investment_total", l),
            Expr::BusinessCapital(l) => self.limit(slot(Quantity::BusinessCapital), "business_capital", l),
            Expr::AnnualSales(l) => self.limit(slot(Quantity::AnnualSales), "annual_sales", l),
            Expr::Established(l) => self.limit(slot(Quantity::Established), "established", l),
            Expr::NetWorth(l) => self.limit(slot(Quantity::NetWorth), "net_worth", l),
        })
    }

    /// Those facts that the parameter names; where nobody said which, all of them are enough and none of them decides.
    fn checklist(&mut self, parameter: &str, of: &[String]) -> Result<Node, LawError> {
        let facts = |c: &mut Self, names: &[String]| {
            Node::All(names.iter().map(|n| c.flag(Flag::Fact(n.clone()))).collect())
        };
        let Some(named) = self.context.supplied.get(parameter) else {
            let all = facts(self, of);
            let (parameter, against) = (parameter.to_owned(), String::new());
            let open = self.flag(Flag::Supplied { parameter, against, strict: false });
            return Ok(Node::Any(vec![all, open]));
        };
        self.used(parameter);
        let names: Vec<String> = named.split(',').map(|n| n.trim().to_owned()).collect();
        match names.iter().find(|n| !of.contains(n)) {
            Some(_) => Err(LawError::Supplied { parameter: parameter.to_owned(), value: named.clone() }),
            None => Ok(facts(self, &names)),
        }
    }

    fn used(&mut self, parameter: &str) {
        if parameter != "as_of" && !self.rule.parameters.iter().any(|p| p == parameter) {
            self.rule.parameters.push(parameter.to_owned());
        }
    }

    /// A class question keeps its domain when a test refers to its classes.
    fn among_of(&mut self, e: &Expr) -> Result<Option<Node>, LawError> {
        let Expr::ClassIn { criterion, .. } = e else { return Ok(None) };
        match self.law.criterion(criterion).map(|c| &c.question) {
            Some(Question::Classes(k)) => k.among.as_ref().map(|e| self.expr(e)).transpose(),
            _ => Ok(None),
        }
    }

    fn flag(&mut self, flag: Flag) -> Node {
        let found = self.rule.flags.iter().position(|f| *f == flag);
        Node::Flag(found.unwrap_or_else(|| {
            self.rule.flags.push(flag);
            self.rule.flags.len() - 1
        }))
    }

    fn limit(&mut self, q: usize, input: &str, limit: &Limit) -> Node {
        let (Limit::AtMost(id) | Limit::Below(id) | Limit::AtLeast(id) | Limit::Above(id)) = limit;
        let (strict, above) = match limit {
            Limit::AtLeast(_) => (false, true),
            Limit::Above(_) => (true, true),
            Limit::Below(_) => (false, false),
            Limit::AtMost(_) => (true, false),
        };
        let signed = |node| if above { node } else { Node::Not(Box::new(node)) };
        let values = candidates(self.law, self.context, id);
        let (Some(least), Some(most)) = (values.first().copied(), values.last().copied()) else {
            return signed(self.undecided(id, input, strict));
        };
        if least < most {
            // Below both it is below, above both it is above; between them it is open.
            let (least, most) = (self.reaches(q, least, strict), self.reaches(q, most, strict));
            let open = self.undecided(id, input, strict);
            return signed(Node::Any(vec![most, Node::All(vec![least, open])]));
        }
        self.used(id);
        signed(self.reaches(q, least, strict))
    }

    /// Whether a quantity reaches (`strict`: exceeds) a number.
    fn reaches(&mut self, q: usize, value: i64, strict: bool) -> Node {
        let cut = if strict { value.saturating_add(1) } else { value };
        if let Some(used) = self.rule.uses.get_mut(q) {
            *used = true;
        }
        if let Some(cuts) = self.rule.cuts.get_mut(q) {
            cuts.push(cut);
        }
        Node::AtLeast(q, cut)
    }

    /// The same of a parameter without one value that decides.
    fn undecided(&mut self, id: &str, input: &str, strict: bool) -> Node {
        let (parameter, against) = (id.to_owned(), input.to_owned());
        let supplied = self.law.parameter(id).is_some_and(|p| p.supplied);
        self.flag(if supplied {
            Flag::Supplied { parameter, against, strict }
        } else {
            Flag::Undecided { parameter, against, strict }
        })
    }
}

/// The one value of a parameter on the day, where its evidence may decide; else what the caller supplied.
pub(crate) fn bound(law: &Law, context: &Context, id: &str) -> Option<i64> {
    match candidates(law, context, id).as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// The values that a parameter may have on the day, from the least; none where one of them may not decide, or where it is
/// open whether there is a value at all. There are several inside a month in which one value took the place of another.
fn candidates(law: &Law, context: &Context, id: &str) -> Vec<i64> {
    if id == "as_of" {
        return vec![i64::from(context.as_of.to_days())];
    }
    let Some(unit) = law.parameter(id).map(|p| p.unit) else { return Vec::new() };
    let values: Vec<&law::DatedValue> = law.values_on(id, context.as_of).collect();
    let open = |v: &law::DatedValue| {
        law::holds(v.from.as_deref(), v.to.as_deref(), context.as_of) == Holds::Undetermined
    };
    match values.as_slice() {
        [] => context.supplied.get(id).and_then(|v| law::number(unit, v)).into_iter().collect(),
        // It began, or ended, some day of this month, and there is no other.
        [one] if open(one) => Vec::new(),
        several => {
            let number = |v: &&law::DatedValue| law::number(unit, &v.value).filter(|_| v.evidence.decides());
            let mut out = several.iter().map(number).collect::<Option<Vec<_>>>().unwrap_or_default();
            out.sort_unstable();
            out.dedup();
            out
        }
    }
}

/// The numbers that a count may have to reach on the day; none where one of them is not known or may not decide.
pub(crate) fn bounds(law: &Law, context: &Context, id: &str) -> Vec<u32> {
    let Some(unit) = law.parameter(id).map(|p| p.unit) else { return Vec::new() };
    let number = |v: &law::DatedValue| {
        law::number(unit, &v.value).filter(|_| v.evidence.decides()).and_then(|n| u32::try_from(n).ok())
    };
    let mut values = law.values_on(id, context.as_of).peekable();
    if values.peek().is_none() {
        let supplied = bound(law, context, id).and_then(|n| u32::try_from(n).ok());
        return supplied.into_iter().collect();
    }
    values.map(number).collect::<Option<_>>().unwrap_or_default()
}

impl Flag {
    /// Whether an industry code lies in one of the divisions.
    pub(crate) fn division(windows: &[Divisions], kbli: Kbli) -> bool {
        let edition = kbli.edition.as_str();
        let inside = |d: &Divisions| {
            d.editions.iter().any(|e| e == edition) && (d.from..=d.to).contains(&kbli.division())
        };
        windows.iter().any(inside)
    }
}

impl Node {
    /// Its truth in one completion.
    pub(crate) fn holds(&self, values: &[i64; QUANTITIES], flags: u32) -> bool {
        match self {
            Node::All(of) => of.iter().all(|n| n.holds(values, flags)),
            Node::Any(of) => of.iter().any(|n| n.holds(values, flags)),
            Node::Not(n) => !n.holds(values, flags),
            Node::AtLeast(q, cut) => values.get(*q).is_some_and(|v| v >= cut),
            Node::Flag(i) => flags >> i & 1 == 1,
        }
    }
}
