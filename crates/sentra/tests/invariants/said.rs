//! What all completions of a question say together.

use crate::oracle::{Asked, World};
use crate::strategies::holds;
use sentra::assess::Verdict;
use sentra::date::Holds;
use sentra::law::Question;
use std::collections::{BTreeMap, BTreeSet};

/// What the completions say.
#[derive(Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) verdict: Verdict,
    pub(crate) classes: BTreeSet<String>,
}

impl Asked<'_> {
    /// What the completions say together. `fixed` are the inputs that nobody can be asked for, as they do not apply.
    pub(crate) fn said(&self, worlds: &[World], fixed: &BTreeSet<String>) -> Said {
        let c = self.criterion;
        let say = |verdict| Said { verdict, classes: BTreeSet::new() };
        match holds(c.from.as_deref(), c.to.as_deref(), self.context.as_of) {
            Holds::Before | Holds::After => return say(Verdict::NotInForce),
            Holds::Undetermined => return say(Verdict::Unknown),
            Holds::Within => {}
        }
        let applies = |w: &&World| c.applies.as_ref().is_none_or(|e| self.holds(e, w));
        let worlds: Vec<&World> = worlds.iter().filter(applies).collect();
        if worlds.is_empty() {
            return say(Verdict::NotApplicable);
        }
        let among = match &c.question {
            Question::Classes(k) => k.among.as_ref(),
            _ => None,
        };
        let worlds: Vec<&World> =
            worlds.into_iter().filter(|w| among.is_none_or(|e| self.holds(e, w))).collect();
        let outcomes: Vec<String> = worlds.iter().map(|w| self.outcome(w)).collect();
        let all: BTreeSet<&String> = outcomes.iter().collect();
        let classes: BTreeSet<String> =
            all.iter().filter_map(|o| o.strip_prefix('=').map(str::to_owned)).collect();
        let decided =
            |of: &BTreeSet<&String>| match of.iter().map(|o| o.as_str()).collect::<Vec<_>>().as_slice() {
                ["beside"] => Some(Verdict::NotApplicable),
                ["no"] => Some(Verdict::NotMet),
                ["yes"] => Some(Verdict::Met),
                [one] if one.starts_with('=') => Some(Verdict::Met),
                _ => None,
            };
        let verdict = decided(&all).unwrap_or_else(|| {
            // Does it hang on what does not apply? Then nothing that could be learned decides, though knowing that would.
            let settled = |fixed: &dyn Fn(&str) -> bool| {
                let mut groups: BTreeMap<Vec<(&String, &i64)>, BTreeSet<&String>> = BTreeMap::new();
                for (w, o) in worlds.iter().zip(&outcomes) {
                    let key = w.iter().filter(|(k, _)| !fixed(k)).collect();
                    groups.entry(key).or_default().insert(o);
                }
                groups.values().any(|g| decided(g).is_some())
            };
            let open = |k: &str| k.starts_with("open/") && !self.supplied(k);
            if !settled(&|k| open(k) || fixed.contains(k)) && settled(&open) {
                Verdict::NotApplicable
            } else {
                Verdict::Unknown
            }
        });
        Said { verdict, classes }
    }

    fn supplied(&self, open: &str) -> bool {
        let id = open.split('/').nth(1).unwrap();
        self.law.parameter(id).unwrap().supplied
    }

    fn outcome(&self, w: &World) -> String {
        let c = self.criterion;
        if c.concerns.as_ref().is_some_and(|e| !self.holds(e, w)) {
            return "beside".to_owned();
        }
        match &c.question {
            Question::Test(e) => (if self.holds(e, w) { "yes" } else { "no" }).to_owned(),
            Question::Classes(k) => {
                let found: Vec<&str> =
                    k.of.iter().filter(|c| self.holds(&c.when, w)).map(|c| c.class.as_str()).collect();
                let open = w.keys().any(|k| k.starts_with("open/"));
                assert!(open || found.len() == 1, "{} {found:?} {w:?}", c.id);
                found.first().map_or("no".to_owned(), |c| format!("={c}"))
            }
            other => panic!("{other:?}"),
        }
    }
}
