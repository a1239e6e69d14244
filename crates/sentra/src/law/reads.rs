//! Which stated facts a criterion reads: what a form has to ask beyond the fields.

use super::{Criterion, Expr, InputDefinition, Law, Question};
use std::collections::BTreeSet;

impl Law {
    /// The facts beyond the fields that a criterion reads of its own subject, in the order of the registry; none for an
    /// unknown criterion.
    ///
    /// ```
    /// let law = sentra::law::Law::indonesia();
    /// let facts = |id| law.facts_read(id).iter().map(|i| i.id.as_str()).collect::<Vec<_>>();
    /// assert_eq!(facts("fasilitas.mesin.kub"), ["kub", "traditional_technology"]);
    /// assert!(facts("sentra.pp29").is_empty());
    /// ```
    pub fn facts_read(&self, criterion: &str) -> Vec<&InputDefinition> {
        let Some(asked) = self.criterion(criterion) else { return Vec::new() };
        let mut read = Read { law: self, facts: BTreeSet::new(), seen: BTreeSet::new() };
        read.criterion(asked);
        let inputs = self.registry().inputs.iter();
        inputs.filter(|i| read.facts.contains(i.id.as_str()) && i.subjects.contains(&asked.subject)).collect()
    }
}

struct Read<'l> {
    law: &'l Law,
    facts: BTreeSet<&'l str>,
    seen: BTreeSet<&'l str>,
}

impl<'l> Read<'l> {
    fn criterion(&mut self, c: &'l Criterion) {
        if !self.seen.insert(&c.id) {
            return;
        }
        if let Some(concerns) = &c.concerns {
            self.expr(concerns);
        }
        match &c.question {
            Question::Test(e) => self.expr(e),
            Question::Classes(classes) => {
                classes.among.iter().for_each(|e| self.expr(e));
                classes.of.iter().for_each(|k| self.expr(&k.when));
            }
            _ => {}
        }
    }

    fn other(&mut self, id: &str) {
        if let Some(c) = self.law.criterion(id) {
            self.criterion(c);
        }
    }

    fn expr(&mut self, e: &'l Expr) {
        match e {
            Expr::All(of) | Expr::Any(of) => of.iter().for_each(|e| self.expr(e)),
            Expr::Not(e) | Expr::EveryMember(e) => self.expr(e),
            Expr::ByReading { choices, .. } => choices.values().for_each(|e| self.expr(e)),
            Expr::ClassIn { criterion, .. } | Expr::Met(criterion) => self.other(criterion),
            Expr::Fact(name) | Expr::Number { input: name, .. } => {
                self.facts.insert(name);
            }
            Expr::Share { of, per, .. } => self.facts.extend([of.as_str(), per.as_str()]),
            Expr::Checklist { of, .. } => self.facts.extend(of.iter().map(String::as_str)),
            _ => {}
        }
    }
}
