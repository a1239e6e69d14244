//! A criterion about one unit, with its parameters and readings put in: thresholds and yes-or-no facts.

use super::Context;
use crate::industry::Kbli;
use crate::law::{self, Criterion, Divisions, Expr, Law, LawError, Limit, Quantity, Question};

/// How many numbers a condition can test.
pub(crate) const QUANTITIES: usize = 7;

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
    }
}

/// A yes-or-no fact that is not a threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Flag {
    /// The industry code lies in one of these divisions.
    Division(Vec<Divisions>),
    /// A person's judgement.
    Judged(String),
    /// A parameter whose evidence may not decide: both answers stay possible.
    Undecided(String),
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
    /// Parameters in the order of first use.
    pub(crate) parameters: Vec<String>,
}

impl Rule {
    /// Puts parameters and readings into a criterion.
    pub(crate) fn compile(law: &Law, criterion: &Criterion, context: &Context) -> Result<Rule, LawError> {
        let mut c = Compiler { law, context, rule: Rule::empty() };
        let applies = criterion.applies.as_ref().map(|e| c.expr(e)).transpose()?;
        let (ask, among) = match &criterion.question {
            Question::Test(e) => (Ask::Test(c.expr(e)?), c.among_of(e)?),
            Question::Classes(k) => {
                let among = k.among.as_ref().map(|e| c.expr(e)).transpose()?;
                let of = k.of.iter().map(|class| Ok((class.class.clone(), c.expr(&class.when)?)));
                (Ask::Classes(of.collect::<Result<_, LawError>>()?), among)
            }
            Question::Members(_) | Question::Decree(_) => {
                return Err(LawError::NoCriterion(criterion.id.clone()));
            }
        };
        let mut rule = c.rule;
        for cuts in &mut rule.cuts {
            cuts.sort_unstable();
            cuts.dedup();
        }
        Ok(Rule { ask, applies, among, ..rule })
    }

    fn empty() -> Rule {
        Rule {
            ask: Ask::Test(Node::Any(Vec::new())),
            applies: None,
            among: None,
            cuts: Default::default(),
            uses: [false; QUANTITIES],
            flags: Vec::new(),
            parameters: Vec::new(),
        }
    }
}

struct Compiler<'a> {
    law: &'a Law,
    context: &'a Context,
    rule: Rule,
}

impl Compiler<'_> {
    fn list(&mut self, of: &[Expr]) -> Result<Vec<Node>, LawError> {
        of.iter().map(|e| self.expr(e)).collect()
    }

    fn expr(&mut self, e: &Expr) -> Result<Node, LawError> {
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
            Expr::Judged(name) => self.flag(Flag::Judged(name.clone())),
            Expr::Workers(l) => self.limit(Quantity::Workers, l),
            Expr::WorkersIncludingOwner(l) => self.limit(Quantity::WorkersIncludingOwner, l),
            Expr::InvestmentExclLand(l) => self.limit(Quantity::InvestmentExclLand, l),
            Expr::InvestmentTotal(l) => self.limit(Quantity::InvestmentTotal, l),
            Expr::BusinessCapital(l) => self.limit(Quantity::BusinessCapital, l),
            Expr::AnnualSales(l) => self.limit(Quantity::AnnualSales, l),
            Expr::Established(l) => self.limit(Quantity::Established, l),
        })
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

    fn limit(&mut self, quantity: Quantity, limit: &Limit) -> Node {
        let (Limit::AtMost(id) | Limit::Below(id) | Limit::AtLeast(id) | Limit::Above(id)) = limit;
        let value = match bound(self.law, self.context, id) {
            Some(value) => value,
            None => {
                let name = format!("{id}/{quantity:?}/{limit:?}");
                return self.flag(Flag::Undecided(name));
            }
        };
        if id != "as_of" && !self.rule.parameters.contains(id) {
            self.rule.parameters.push(id.clone());
        }
        let q = slot(quantity);
        let (cut, above) = match limit {
            Limit::AtLeast(_) => (value, true),
            Limit::Above(_) => (value.saturating_add(1), true),
            Limit::Below(_) => (value, false),
            Limit::AtMost(_) => (value.saturating_add(1), false),
        };
        if let Some(used) = self.rule.uses.get_mut(q) {
            *used = true;
        }
        if let Some(cuts) = self.rule.cuts.get_mut(q) {
            cuts.push(cut);
        }
        let node = Node::AtLeast(q, cut);
        if above { node } else { Node::Not(Box::new(node)) }
    }
}

/// The one value of a parameter on the day, where its evidence may decide.
pub(crate) fn bound(law: &Law, context: &Context, id: &str) -> Option<i64> {
    if id == "as_of" {
        return Some(i64::from(context.as_of.to_days()));
    }
    let unit = law.parameter(id)?.unit;
    let mut values = law.values_on(id, context.as_of);
    let value = values.next()?;
    if values.next().is_some() || !value.evidence.decides() {
        return None;
    }
    law::number(unit, &value.value)
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
