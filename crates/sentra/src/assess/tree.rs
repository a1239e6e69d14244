//! The condition of a criterion as a tree: every part with its own verdict over all completions.
//!
//! A part is met where it holds in every completion, not met where it holds in none. So a whole can be decided while its
//! parts are open: five workers and an unknown investment are small or medium, though neither class is certain.

use super::facts::Facts;
use super::rule::{Compiler, Flag, Node, Rule};
use super::worlds::{World, kleene, worlds};
use super::{BUDGET, Context, Verdict};
use crate::Lang;
use crate::law::{self, Bilingual, Criterion, Expr, Law, LawError, Limit, Question};

/// How the parts of a condition are joined.
///
/// ```
/// assert_eq!(sentra::assess::Connective::All.as_str(), "all");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connective {
    /// A single test.
    Leaf,
    /// All parts must hold.
    All,
    /// One part must hold.
    Any,
    /// The part must not hold.
    Not,
    /// The first part says whom it concerns, the second what is asked.
    Concerns,
    /// Classes that exclude each other.
    Classes,
}

impl Connective {
    /// The stable word on the wire.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Connective::Not.as_str(), "not");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Leaf => "leaf",
            Self::All => "all",
            Self::Any => "any",
            Self::Not => "not",
            Self::Concerns => "concerns",
            Self::Classes => "classes",
        }
    }
}

/// A condition with its verdict and its parts.
///
/// ```
/// use sentra::assess::{Connective, Context, Verdict};
/// use sentra::{Lang, date::Date, input::Input, law::Law, unit::Unit};
/// let day = Date::ymd(2025, 1, 31).ok_or("not a date")?;
/// let mut unit = Unit::default();
/// unit.workers.total = Input::Known(5);
/// let answer = Law::indonesia().assess_unit(&unit, "fasilitas.bahan", &Context::as_of(day))?;
/// let tree = answer.tree.ok_or("no tree")?;
/// assert_eq!((tree.connective, tree.verdict), (Connective::All, Verdict::Unknown));
/// assert_eq!(tree.of[0].verdict, Verdict::Met); // an IKM, whatever was invested
/// assert_eq!(tree.of[1].text.in_lang(Lang::En), "problems of quantity, quality or continuity of supply");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it says.
    pub text: Bilingual,
    /// Whether it holds in every completion, in none, or that is open.
    pub verdict: Verdict,
    /// How its parts are joined.
    pub connective: Connective,
    /// The criterion that it is the condition of, where it is one.
    pub criterion: Option<String>,
    /// Its parts.
    pub of: Vec<Condition>,
    /// The place of its condition among those that are evaluated.
    node: usize,
}

/// The verdict follows from the parts.
const COMPUTED: usize = usize::MAX;

impl Condition {
    fn fill(&mut self, verdicts: &[Verdict]) {
        self.of.iter_mut().for_each(|c| c.fill(verdicts));
        self.verdict = match (self.connective, verdicts.get(self.node)) {
            (_, Some(verdict)) => *verdict,
            (Connective::Concerns, None) => match self.of.as_slice() {
                [concerned, ..] if concerned.verdict == Verdict::NotMet => Verdict::NotApplicable,
                [concerned, asked] if concerned.verdict == Verdict::Met => asked.verdict,
                _ => Verdict::Unknown,
            },
            _ if self.of.iter().filter(|c| c.verdict == Verdict::Met).count() == 1 => Verdict::Met,
            _ => Verdict::Unknown,
        };
    }

    /// The parts that have a verdict, in words: the highest ones that say something, joined by semicolons.
    pub(crate) fn decisive(&self, verdict: Verdict, lang: Lang) -> String {
        let mut out = Vec::new();
        self.collect(verdict, lang, &mut out);
        out.join("; ")
    }

    fn collect(&self, verdict: Verdict, lang: Lang, out: &mut Vec<String>) {
        let named = !self.text.id.is_empty();
        match self.connective {
            _ if self.verdict != verdict => {}
            Connective::All | Connective::Concerns if !named => {
                self.of.iter().for_each(|c| c.collect(verdict, lang, out));
            }
            _ if named => out.push(self.text.in_lang(lang).to_owned()),
            _ => self.of.iter().for_each(|c| c.collect(verdict, lang, out)),
        }
    }
}

/// The tree of a criterion before anything is known of a subject: its words, and the conditions to evaluate.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    tree: Option<Condition>,
    nodes: Vec<Node>,
}

/// The tree of a criterion under a compiled rule.
pub(crate) fn shape(
    law: &Law,
    criterion: &Criterion,
    context: &Context,
    rule: &Rule,
) -> Result<Shape, LawError> {
    let mut t = Tree { law, compiler: Compiler::on(law, context, rule), nodes: Vec::new() };
    let asked = match &criterion.question {
        Question::Test(e) => t.condition(e)?,
        Question::Classes(k) => {
            let of = k.of.iter().map(|class| t.class(class)).collect::<Result<Vec<_>, _>>()?;
            join(Connective::Classes, COMPUTED, of)
        }
        _ => return Ok(Shape { tree: None, nodes: Vec::new() }),
    };
    let tree = match &criterion.concerns {
        None => asked,
        Some(concerns) => join(Connective::Concerns, COMPUTED, vec![t.condition(concerns)?, asked]),
    };
    Ok(Shape { tree: Some(tree), nodes: t.nodes })
}

impl Shape {
    /// The tree with its verdicts over all completions; by three-valued logic where they are too many.
    pub(crate) fn over(&self, all: Option<&[World]>, rule: &Rule, facts: &Facts) -> Option<Condition> {
        let mut tree = self.tree.clone()?;
        let truth = |node: &Node| match all {
            Some(all) => {
                let yes = all.iter().filter(|w| node.holds(&w.values, w.flags)).count();
                if yes == all.len() && yes > 0 {
                    Some(true)
                } else if yes == 0 && !all.is_empty() {
                    Some(false)
                } else {
                    None
                }
            }
            None => kleene(node, rule, facts),
        };
        let verdict = |node: &Node| match truth(node) {
            Some(true) => Verdict::Met,
            Some(false) => Verdict::NotMet,
            None => Verdict::Unknown,
        };
        let verdicts: Vec<Verdict> = self.nodes.iter().map(verdict).collect();
        tree.fill(&verdicts);
        Some(tree)
    }
}

impl Law {
    /// The condition of a criterion as it stands on a day, while nothing is known of the subject; nothing for questions
    /// that are not a condition.
    ///
    /// # Errors
    /// [`LawError::NoCriterion`] for an unknown criterion, [`LawError::NoReading`] for an unknown reading or choice.
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let tree = Law::indonesia().condition("halal.sehati.2023", &context)?.ok_or("no condition")?;
    /// assert_eq!(tree.of[0].text.en, "holds an NIB");
    /// assert!(Law::indonesia().condition("sentra.sk", &context)?.is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn condition(&self, criterion: &str, context: &Context) -> Result<Option<Condition>, LawError> {
        context.check(self)?;
        let c = self.criterion(criterion).ok_or_else(|| LawError::NoCriterion(criterion.to_owned()))?;
        if !matches!(c.question, Question::Test(_) | Question::Classes(_)) {
            return Ok(None);
        }
        let rule = Rule::compile(self, c, context)?;
        let facts = Facts::of(&crate::unit::Unit::default());
        let all = worlds(&rule, &facts, BUDGET);
        Ok(shape(self, c, context, &rule)?.over(all.as_deref(), &rule, &facts))
    }

    /// The parameters that a criterion uses on a day, in the order of their first use.
    ///
    /// # Errors
    /// As [`Law::condition`].
    ///
    /// ```
    /// use sentra::{assess::Context, date::Date, law::Law};
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// assert_eq!(Law::indonesia().parameters_of("sentra.pp29", &context)?, ["pp29.unit_minimum"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn parameters_of(&self, criterion: &str, context: &Context) -> Result<Vec<String>, LawError> {
        let c = self.criterion(criterion).ok_or_else(|| LawError::NoCriterion(criterion.to_owned()))?;
        Ok(match &c.question {
            Question::Members(m) => vec![m.at_least.clone()],
            Question::Region(r) => vec![r.at_least.clone()],
            Question::Decree(_) | Question::Convention => Vec::new(),
            Question::Test(_) | Question::Classes(_) => {
                let rule = Rule::compile(self, c, context)?;
                let open = rule.flags.iter().filter_map(|f| match f {
                    Flag::Supplied { parameter, .. } | Flag::Undecided { parameter, .. } => Some(parameter),
                    _ => None,
                });
                let mut out = rule.parameters.clone();
                for parameter in open {
                    if !out.contains(parameter) {
                        out.push(parameter.clone());
                    }
                }
                out
            }
        })
    }
}

fn join(connective: Connective, node: usize, of: Vec<Condition>) -> Condition {
    let (text, verdict) = (Bilingual::default(), Verdict::Unknown);
    Condition { text, verdict, connective, criterion: None, of, node }
}

/// A class around its condition: the condition's own parts, without another level for a single part.
fn wrap(part: Condition) -> Condition {
    match part.connective {
        Connective::All | Connective::Any => part,
        _ => Condition { of: vec![part], ..join(Connective::All, COMPUTED, Vec::new()) },
    }
}

struct Tree<'a> {
    law: &'a Law,
    compiler: Compiler<'a>,
    nodes: Vec<Node>,
}

impl Tree<'_> {
    /// The place of a condition among those that are evaluated.
    fn node(&mut self, e: &Expr) -> Result<usize, LawError> {
        let node = self.compiler.expr(e)?;
        self.nodes.push(node);
        Ok(self.nodes.len() - 1)
    }

    fn condition(&mut self, e: &Expr) -> Result<Condition, LawError> {
        let node = self.node(e)?;
        let leaf = |id: String, en: String| Condition {
            text: Bilingual { id, en },
            ..join(Connective::Leaf, node, Vec::new())
        };
        let law = self.law;
        Ok(match e {
            Expr::All(of) => join(Connective::All, node, self.parts(of)?),
            Expr::Any(of) => join(Connective::Any, node, self.parts(of)?),
            Expr::Not(e) => {
                let inner = self.condition(e)?;
                let text = Bilingual {
                    id: format!("bukan: {}", inner.text.id),
                    en: format!("not: {}", inner.text.en),
                };
                let text = if inner.text.id.is_empty() { Bilingual::default() } else { text };
                Condition { text, ..join(Connective::Not, node, vec![inner]) }
            }
            Expr::Met(id) => {
                let Some(c) = law.criterion(id) else { return Err(LawError::NoCriterion(id.clone())) };
                let Question::Test(inner) = &c.question else {
                    return Err(LawError::NoCriterion(id.clone()));
                };
                let part = self.condition(inner)?;
                // A criterion that asks for classes of another is that leaf under its own name.
                let (connective, of) = match part.text.id.is_empty() {
                    true => (part.connective, part.of),
                    false => (Connective::All, vec![part]),
                };
                Condition { text: c.title.clone(), criterion: Some(id.clone()), ..join(connective, node, of) }
            }
            Expr::ByReading { reading, choices } => {
                let choice = self.compiler.context.reading(law, reading)?.to_owned();
                let missing = || LawError::NoReading { reading: reading.clone(), choice: choice.clone() };
                self.condition(choices.get(&choice).ok_or_else(missing)?)?
            }
            Expr::Checklist { parameter, of } => {
                let parts: Vec<Expr> = match self.compiler.context.supplied.get(parameter) {
                    Some(named) => named.split(',').map(|n| Expr::Fact(n.trim().to_owned())).collect(),
                    None => of.iter().cloned().map(Expr::Fact).collect(),
                };
                join(Connective::All, node, self.parts(&parts)?)
            }
            Expr::ClassIn { criterion, classes } => {
                let title = law.criterion(criterion).map(|c| c.title.clone()).unwrap_or_default();
                let both = |or: &str, title: &str, lang| {
                    format!("{} ({title})", law::classes_words(classes, or, lang))
                };
                let text = Bilingual {
                    id: both(" atau ", &title.id, Lang::Id),
                    en: both(" or ", &title.en, Lang::En),
                };
                let of = match law.criterion(criterion).map(|c| &c.question) {
                    Some(Question::Classes(k)) => {
                        let named = k.of.iter().filter(|c| classes.contains(&c.class));
                        named.map(|c| self.class(c)).collect::<Result<Vec<_>, _>>()?
                    }
                    _ => Vec::new(),
                };
                Condition { text, criterion: Some(criterion.clone()), ..join(Connective::Any, node, of) }
            }
            Expr::EveryMember(inner) => {
                let part = self.member_text(inner);
                leaf(format!("setiap anggota: {}", part.id), format!("every member: {}", part.en))
            }
            Expr::Fact(name) => leaf(law.input_words(name, Lang::Id), law.input_words(name, Lang::En)),
            Expr::Division(windows) => {
                let words = |of: &str| {
                    let each =
                        windows.iter().map(|d| format!("{}-{} ({})", d.from, d.to, d.editions.join(", ")));
                    format!("KBLI {of} {}", each.collect::<Vec<_>>().join("; "))
                };
                leaf(words("golongan pokok"), words("divisions"))
            }
            Expr::Share { of, per, at_least } => {
                let n = self.value(at_least, Lang::Id);
                let name = |i: &str, l| law.input_words(i, l);
                leaf(
                    format!("{} paling sedikit {n}% dari {}", name(of, Lang::Id), name(per, Lang::Id)),
                    format!("{} at least {n}% of {}", name(of, Lang::En), name(per, Lang::En)),
                )
            }
            Expr::Number { input, limit } => self.threshold(input, limit, node),
            Expr::Workers(l) | Expr::WorkersIncludingOwner(l) => self.threshold("workers", l, node),
            Expr::InvestmentExclLand(l) => self.threshold("investment_excl_land", l, node),
            Expr::InvestmentTotal(l) => self.threshold("investment_total", l, node),
            Expr::BusinessCapital(l) => self.threshold("business_capital", l, node),
            Expr::AnnualSales(l) => self.threshold("annual_sales", l, node),
            Expr::NetWorth(l) => self.threshold("net_worth", l, node),
            Expr::Established(l) => self.threshold("established", l, node),
        })
    }

    /// A class under its name, with its condition.
    fn class(&mut self, class: &law::Class) -> Result<Condition, LawError> {
        let node = self.node(&class.when)?;
        let words = |lang| law::class_words(&class.class, lang).into_owned();
        let text = Bilingual { id: words(Lang::Id), en: words(Lang::En) };
        let part = self.condition(&class.when)?;
        Ok(Condition { node, criterion: None, text, ..wrap(part) })
    }

    fn parts(&mut self, of: &[Expr]) -> Result<Vec<Condition>, LawError> {
        of.iter().map(|e| self.condition(e)).collect()
    }

    fn member_text(&self, e: &Expr) -> Bilingual {
        match e {
            Expr::ClassIn { criterion, classes } => {
                let title = self.law.criterion(criterion).map(|c| c.title.clone()).unwrap_or_default();
                let words = |t: &str, lang| format!("{} ({t})", law::classes_words(classes, ", ", lang));
                Bilingual { id: words(&title.id, Lang::Id), en: words(&title.en, Lang::En) }
            }
            Expr::Met(id) => self.law.criterion(id).map(|c| c.title.clone()).unwrap_or_default(),
            _ => Bilingual::default(),
        }
    }

    /// The value of a parameter on the day, as people write it; its meaning where it has none.
    fn value(&self, id: &str, lang: Lang) -> String {
        let context = self.compiler.context;
        if id == "as_of" {
            let day = context.as_of;
            return if lang == Lang::Id { day.in_words_id() } else { day.in_words_en() };
        }
        let Some(p) = self.law.parameter(id) else { return id.to_owned() };
        let value = self.law.values_on(id, context.as_of).next().map(|v| v.value.as_str());
        match value.or(context.supplied.get(id).map(String::as_str)) {
            Some(v) => law::written(p.unit, v, lang),
            None => format!("[{}]", p.meaning.in_lang(lang)),
        }
    }

    fn threshold(&self, input: &str, limit: &Limit, node: usize) -> Condition {
        let (id, en, parameter) = match limit {
            Limit::AtMost(p) => ("paling banyak", "at most", p),
            Limit::Below(p) => ("kurang dari", "below", p),
            Limit::AtLeast(p) => ("paling sedikit", "at least", p),
            Limit::Above(p) => ("lebih dari", "above", p),
        };
        let words = |lang, word: &str| {
            format!("{} {word} {}", self.law.input_words(input, lang), self.value(parameter, lang))
        };
        Condition {
            text: Bilingual { id: words(Lang::Id, id), en: words(Lang::En, en) },
            ..join(Connective::Leaf, node, Vec::new())
        }
    }
}
