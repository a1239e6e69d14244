//! Edits and answers in words, with the condition that each edit serves and the parameter that its boundary comes from.

use super::change::{Edit, NearestOutcome, Obstacle, Target, Wanted};
use crate::Lang;
use crate::assess::facts::Facts;
use crate::assess::group::key_words;
use crate::assess::render::{Written, value_words};
use crate::assess::rule::{Compiler, Rule, bound};
use crate::assess::worlds::kleene;
use crate::assess::{Context, EvidenceItem, SharedKey};
use crate::date::Date;
use crate::law::{Bilingual, Criterion, Expr, InputKind, Law, Limit, Question, classes_words};
use crate::region::RegionCode;
use crate::unit::{Field, FieldKind};

/// Law, day and criterion of a question.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) law: &'a Law,
    pub(super) context: &'a Context,
    pub(super) criterion: &'a Criterion,
}

fn both(of: impl Fn(Lang) -> String) -> Bilingual {
    Bilingual { id: of(Lang::Id), en: of(Lang::En) }
}

fn pick(lang: Lang, id: &str, en: &str) -> String {
    (if lang == Lang::Id { id } else { en }).to_owned()
}

/// The field that a name on the wire means, without the member it is of.
fn field(input: &str) -> &str {
    input.rsplit('/').next().unwrap_or(input)
}

impl Asked<'_> {
    /// An edit with its words. `serves` is the criterion whose condition it serves, `on` its rule and what is known.
    pub(super) fn edit(
        &self,
        input: &str,
        from: &EvidenceItem,
        to: Target,
        boundary: Option<i64>,
        serves: &Criterion,
        on: Option<(&Rule, &Facts)>,
    ) -> Edit {
        let (criterion, condition) = self.condition(serves, field(input), on);
        let parameter = boundary.and_then(|b| self.parameter(serves, field(input), b));
        let value = parameter.as_ref().and_then(|p| self.law.values_on(p, self.context.as_of).next());
        let written = |b: i64| match to {
            Target::Day { .. } => i32::try_from(b).ok().and_then(Date::from_days).map(|d| d.to_string()),
            _ => Some(b.to_string()),
        };
        let text = both(|lang| self.sentence(input, from, &to, lang));
        Edit {
            input: input.to_owned(),
            from_state: from.state,
            from_value: from.value.clone(),
            boundary: boundary.and_then(written),
            citation: value.map(|v| self.law.cite(&v.cite)),
            parameter,
            criterion,
            condition,
            text,
            to,
        }
    }

    fn sentence(&self, input: &str, from: &EvidenceItem, to: &Target, lang: Lang) -> String {
        let name = self.law.input_words(input, lang);
        if let Target::Units { count, place, key } = to {
            let place = place_words(*place, lang);
            let shared = key.as_ref().map(|k| match lang {
                Lang::Id => format!(" dengan {}", wanted_words(k, lang)),
                Lang::En => format!(" with {}", wanted_words(k, lang)),
            });
            let shared = shared.unwrap_or_default();
            return match (lang, self.wants_ikm()) {
                (Lang::Id, true) => format!("{count} unit IKM lagi di {place}{shared}"),
                (Lang::Id, false) => format!("{count} unit lagi di {place}{shared}"),
                (Lang::En, true) => format!("{count} more IKM in {place}{shared}"),
                (Lang::En, false) => format!("{count} more units in {place}{shared}"),
            };
        }
        let kind = self.written(field(input));
        let now = value_words(kind, from, lang);
        let to = self.target(kind, to, lang);
        match lang {
            Lang::Id => format!("{name}: {to} (sekarang {now})"),
            Lang::En => format!("{name}: {to} (now {now})"),
        }
    }

    fn wants_ikm(&self) -> bool {
        !matches!(&self.criterion.question, Question::Members(m) if !m.ikm)
    }

    fn written(&self, input: &str) -> Written {
        if let Some(definition) = self.law.input(input) {
            return match definition.kind {
                InputKind::Rupiah => Written::Money,
                InputKind::Flag => Written::Flag,
                _ => Written::Count,
            };
        }
        match (input, Field::from_name(input).map(Field::kind)) {
            ("one_location_review" | "members_complete", _) => Written::Flag,
            (_, Some(FieldKind::Money)) => Written::Money,
            (_, Some(FieldKind::Count)) => Written::Count,
            _ => Written::Plain,
        }
    }

    fn target(&self, kind: Written, to: &Target, lang: Lang) -> String {
        let number = |n: i64| {
            let item = EvidenceItem { input: String::new(), state: "known", value: n.to_string() };
            value_words(kind, &item, lang)
        };
        let day = |d: &Date| if lang == Lang::Id { d.in_words_id() } else { d.in_words_en() };
        match to {
            Target::Flag(true) => pick(lang, "ya", "yes"),
            Target::Flag(false) => pick(lang, "tidak", "no"),
            Target::Number { at_least, at_most, .. } => match (at_least, at_most) {
                (Some(lo), Some(hi)) if lo == hi => number(*lo),
                (Some(lo), Some(hi)) => {
                    format!("{} {} {}", number(*lo), pick(lang, "sampai", "to"), number(*hi))
                }
                (None, Some(hi)) => format!("{} {}", pick(lang, "paling banyak", "at most"), number(*hi)),
                (Some(lo), None) => format!("{} {}", pick(lang, "paling sedikit", "at least"), number(*lo)),
                (None, None) => pick(lang, "nilai berapa pun", "any figure"),
            },
            Target::Day { from, to, .. } => match (from, to) {
                (Some(a), Some(b)) if a == b => day(a),
                (Some(a), Some(b)) => format!("{} {} {}", day(a), pick(lang, "sampai", "to"), day(b)),
                (None, Some(b)) => format!("{} {}", pick(lang, "paling lambat", "at the latest"), day(b)),
                (Some(a), None) => format!("{} {}", pick(lang, "paling awal", "at the earliest"), day(a)),
                (None, None) => pick(lang, "tanggal berapa pun", "any day"),
            },
            Target::Division { divisions, .. } => {
                format!("{} {divisions}", pick(lang, "golongan pokok", "divisions"))
            }
            Target::Edition => pick(lang, "dinyatakan", "stated"),
            Target::Place(code) => place_words(*code, lang),
            Target::Key(wanted) => wanted_words(wanted, lang),
            Target::Units { .. } => String::new(),
        }
    }

    /// An input that would have to change, with the condition that it leaves open.
    pub(super) fn obstacle(&self, edit: Edit) -> Obstacle {
        Obstacle { input: edit.input, condition: edit.condition, text: edit.text }
    }

    /// An input that stands in the way, with nothing to be said of its value.
    pub(super) fn open(&self, input: &str) -> Obstacle {
        let words = both(|lang| self.law.input_words(input, lang));
        let condition = self.criterion.title.clone();
        Obstacle { input: input.to_owned(), condition, text: words }
    }

    /// The answer as a sentence.
    pub(super) fn reason(
        &self,
        outcome: NearestOutcome,
        exact: bool,
        edits: &[Edit],
        together: Option<(Option<i64>, Option<i64>)>,
        obstacles: &[Obstacle],
    ) -> Bilingual {
        both(|lang| {
            let title = self.criterion.title.in_lang(lang);
            let mut listed: Vec<&str> = edits.iter().map(|e| e.text.in_lang(lang)).collect();
            let sum = together.map(|(at_least, at_most)| {
                let sum = Target::Number { value: 0, at_least, at_most };
                format!(
                    "{} {}",
                    pick(lang, "jumlah keduanya", "both together"),
                    self.target(Written::Money, &sum, lang)
                )
            });
            listed.extend(sum.as_deref());
            let in_the_way: Vec<&str> = obstacles.iter().map(|o| o.text.in_lang(lang)).collect();
            let (edits, in_the_way) = (listed.join("; "), in_the_way.join("; "));
            // A question about a class is settled, not fulfilled.
            let class = matches!(self.criterion.question, Question::Classes(_));
            let mut out = match (outcome, lang) {
                (NearestOutcome::AlreadyMet, Lang::Id) => {
                    let so = if class { "sudah pasti" } else { "sudah terpenuhi" };
                    format!("{title}: {so}, tidak ada yang perlu berubah.")
                }
                (NearestOutcome::AlreadyMet, Lang::En) => {
                    let so = if class { "already certain" } else { "already so" };
                    format!("{title}: {so}, nothing has to change.")
                }
                (NearestOutcome::Found, Lang::Id) => {
                    let so = if class { "akan pasti" } else { "akan terpenuhi" };
                    format!("{title}: {so} dengan {edits}.")
                }
                (NearestOutcome::Found, Lang::En) => {
                    let so = if class { "it would be certain" } else { "it would be so" };
                    format!("{title}: {so} with {edits}.")
                }
                (NearestOutcome::NonePossible, Lang::Id) => format!(
                    "{title}: tidak ada perubahan pada masukan yang boleh diubah yang cukup. Yang menghalangi: {in_the_way}."
                ),
                (NearestOutcome::NonePossible, Lang::En) => format!(
                    "{title}: no change of the inputs that may change suffices. In the way: {in_the_way}."
                ),
                (NearestOutcome::NotApplicable, Lang::Id) => {
                    format!("{title}: pertanyaan ini tidak berlaku baginya.")
                }
                (NearestOutcome::NotApplicable, Lang::En) => {
                    format!("{title}: the question does not apply here.")
                }
                (NearestOutcome::NotInForce, Lang::Id) => {
                    format!("{title}: pada tanggal itu aturan ini belum atau tidak lagi berlaku.")
                }
                (NearestOutcome::NotInForce, Lang::En) => {
                    format!("{title}: on that date this rule was not yet, or no longer, in force.")
                }
            };
            if !exact {
                out.push(' ');
                out.push_str(&pick(
                    lang,
                    "Tidak semua kemungkinan dicoba.",
                    "Not every possibility was tried.",
                ));
            }
            out.push(' ');
            out.push_str(&pick(
                lang,
                "Ini penjelasan tentang aturan, bukan anjuran untuk mengubah fakta.",
                "This explains the rule; it is not advice to alter facts.",
            ));
            out
        })
    }

    /// The nearest named condition around an input, with the criterion that it belongs to.
    fn condition(
        &self,
        criterion: &Criterion,
        input: &str,
        on: Option<(&Rule, &Facts)>,
    ) -> (String, Bilingual) {
        let own = (criterion.id.clone(), criterion.title.clone());
        let expr = match &criterion.question {
            Question::Test(e) => Some(e),
            _ => None,
        };
        let all = expr.into_iter().chain(criterion.concerns.as_ref());
        all.filter_map(|e| self.within(e, input, &own, on)).next().unwrap_or(own)
    }

    fn within(
        &self,
        e: &Expr,
        input: &str,
        own: &(String, Bilingual),
        on: Option<(&Rule, &Facts)>,
    ) -> Option<(String, Bilingual)> {
        if !self.reads(e, input) {
            return None;
        }
        Some(match e {
            Expr::All(of) | Expr::Any(of) => {
                let reading: Vec<&Expr> = of.iter().filter(|e| self.reads(e, input)).collect();
                // Of several parts that read the input, the first that does not hold already.
                let open = reading.iter().find(|e| reading.len() > 1 && !self.holds(e, on));
                self.within(open.or(reading.first())?, input, own, on)?
            }
            Expr::ByReading { reading, choices } => {
                let choice = self.context.reading(self.law, reading).ok()?;
                self.within(choices.get(choice)?, input, own, on)?
            }
            Expr::EveryMember(inner) => self.within(inner, input, own, on)?,
            Expr::Not(inner) => {
                let (criterion, text) = self.within(inner, input, own, on)?;
                (criterion, Bilingual { id: format!("bukan: {}", text.id), en: format!("not: {}", text.en) })
            }
            Expr::Met(id) => (id.clone(), self.law.criterion(id)?.title.clone()),
            Expr::ClassIn { criterion, classes } => {
                let title = self.law.criterion(criterion)?.title.clone();
                let id = format!("{} ({})", classes_words(classes, " atau ", Lang::Id), title.id);
                let en = format!("{} ({})", classes_words(classes, " or ", Lang::En), title.en);
                (criterion.clone(), Bilingual { id, en })
            }
            Expr::Fact(_) | Expr::Checklist { .. } => {
                (own.0.clone(), both(|lang| self.law.input_words(input, lang)))
            }
            _ => own.clone(),
        })
    }

    /// Whether a condition holds as things are.
    fn holds(&self, e: &Expr, on: Option<(&Rule, &Facts)>) -> bool {
        let Some((rule, facts)) = on else { return false };
        let mut compiler = Compiler::on(self.law, self.context, rule);
        compiler.expr(e).is_ok_and(|node| kleene(&node, &compiler.rule, facts) == Some(true))
    }

    /// Whether a condition reads an input, through the criteria that it refers to.
    fn reads(&self, e: &Expr, input: &str) -> bool {
        let mut found = false;
        self.leaves(e, &mut |leaf| {
            found |= match leaf {
                Expr::Fact(name) => name == input,
                Expr::Checklist { of, .. } => of.iter().any(|n| n == input),
                Expr::Number { input: name, .. } => name == input,
                Expr::Share { of, per, .. } => of == input || per == input,
                Expr::Division(_) => input == "kbli",
                Expr::InvestmentExclLand(_) | Expr::InvestmentTotal(_) => input.starts_with("investment"),
                other => threshold(other).is_some_and(|(name, _)| name == input),
            };
        });
        found
    }

    fn leaves(&self, e: &Expr, see: &mut impl FnMut(&Expr)) {
        match e {
            Expr::All(of) | Expr::Any(of) => of.iter().for_each(|e| self.leaves(e, see)),
            Expr::Not(e) | Expr::EveryMember(e) => self.leaves(e, see),
            Expr::ByReading { reading, choices } => {
                let choice = self.context.reading(self.law, reading).ok();
                if let Some(e) = choice.and_then(|c| choices.get(c)) {
                    self.leaves(e, see);
                }
            }
            Expr::Met(id) => {
                if let Some(Question::Test(e)) = self.law.criterion(id).map(|c| &c.question) {
                    self.leaves(e, see);
                }
            }
            Expr::ClassIn { criterion, .. } => {
                if let Some(Question::Classes(k)) = self.law.criterion(criterion).map(|c| &c.question) {
                    k.of.iter().for_each(|class| self.leaves(&class.when, see));
                }
            }
            leaf => see(leaf),
        }
    }

    /// The parameter that a boundary comes from: it is the last value within the limit, or the first beyond.
    fn parameter(&self, criterion: &Criterion, input: &str, boundary: i64) -> Option<String> {
        let mut found = None;
        let mut see = |leaf: &Expr| {
            let Some((name, limit)) = threshold(leaf) else { return };
            let (Limit::AtMost(id) | Limit::Below(id) | Limit::AtLeast(id) | Limit::Above(id)) = limit;
            let of_input = name == input || (input == "investment" && name.starts_with("investment"));
            if found.is_some() || !of_input || id == "as_of" {
                return;
            }
            let past = i64::from(matches!(limit, Limit::AtMost(_) | Limit::Above(_)));
            let cut = bound(self.law, self.context, id).map(|v| v.saturating_add(past));
            if cut.is_some_and(|c| c == boundary || c == boundary.saturating_add(1)) {
                found = Some(id.clone());
            }
        };
        match &criterion.question {
            Question::Test(e) => self.leaves(e, &mut see),
            Question::Classes(k) => {
                k.among.iter().for_each(|e| self.leaves(e, &mut see));
                k.of.iter().for_each(|class| self.leaves(&class.when, &mut see));
            }
            _ => {}
        }
        criterion.concerns.iter().for_each(|e| self.leaves(e, &mut see));
        found
    }
}

/// The input and limit of a threshold.
fn threshold(e: &Expr) -> Option<(&str, &Limit)> {
    Some(match e {
        Expr::Number { input, limit } => (input, limit),
        Expr::Workers(l) | Expr::WorkersIncludingOwner(l) => ("workers", l),
        Expr::InvestmentExclLand(l) => ("investment_excl_land", l),
        Expr::InvestmentTotal(l) => ("investment_total", l),
        Expr::BusinessCapital(l) => ("business_capital", l),
        Expr::AnnualSales(l) => ("annual_sales", l),
        Expr::NetWorth(l) => ("net_worth", l),
        Expr::Established(l) => ("established", l),
        _ => return None,
    })
}

fn place_words(place: Option<RegionCode>, lang: Lang) -> String {
    match place {
        Some(code) => match code.name() {
            Some(name) => format!("{name} ({code})"),
            None => code.to_string(),
        },
        None => pick(lang, "satu tempat yang sama", "one and the same place"),
    }
}

fn wanted_words(wanted: &Wanted, lang: Lang) -> String {
    let key = |value: String| key_words(&SharedKey { kind: wanted.kind(), value }, lang);
    match wanted {
        Wanted::Kbli(_) | Wanted::Word(..) => key(wanted.value().unwrap_or_default()),
        Wanted::KbliWithin(k) => match lang {
            Lang::Id => format!("satu KBLI lima angka yang sama, berawal {k}"),
            Lang::En => format!("one and the same five-digit KBLI that begins with {k}"),
        },
        Wanted::Any(_) => key(pick(lang, "yang sama", "that is the same")),
    }
}
