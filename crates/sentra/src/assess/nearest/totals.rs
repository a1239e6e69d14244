//! What is declared of a group, as a way to the goal and as what stands in the way of its members.

use super::change::Target;
use super::group::{Cost, Plan, Solver};
use super::handle::WHOLE;
use super::names::Names;
use crate::assess::{declared, group};
use crate::group::Declared;
use crate::input::Input;
use crate::law::LawError;

impl Solver<'_> {
    /// A plan that holds. What is declared of the group and says otherwise has to change too: its number of units, or the
    /// judgement that its places are apart.
    pub(super) fn verified(&self, plan: Plan, names: &Names<'_>) -> Result<Option<Plan>, LawError> {
        if self.holds(&plan)? {
            return Ok(Some(plan));
        }
        let Some(declared) = &self.group.declared else { return Ok(None) };
        let listed = i64::try_from(self.applied(&plan).members.len()).unwrap_or(i64::MAX);
        let counted = names.order("declared/units").filter(|_| !declared.units.is_missing()).map(|order| {
            let to = Target::Number { value: listed, at_least: Some(listed), at_most: Some(listed) };
            (Cost::one(1, order), ("declared/units".to_owned(), to))
        });
        let judged = self.judging(names, &|_| 1).map(|cost| {
            let to = Target::Flag(true);
            (cost, ("one_location_review".to_owned(), to))
        });
        let judged = judged.filter(|(_, edit)| !plan.edits.contains(edit));
        let one = |of: &Option<(Cost, (String, Target))>| of.iter().cloned().collect::<Vec<_>>();
        for more in [one(&counted), one(&judged), [one(&counted), one(&judged)].concat()] {
            let mut plan = plan.clone();
            for (cost, edit) in more {
                plan.cost = plan.cost.and(&cost);
                plan.edits.push(edit);
            }
            if self.holds(&plan)? {
                return Ok(Some(plan));
            }
        }
        Ok(None)
    }

    /// The fewest edits by which what is declared of the group is enough: more units, a judgement on their location.
    pub(super) fn by_totals(
        &self,
        names: &Names<'_>,
        free: Option<&Names<'_>>,
    ) -> Result<Option<Plan>, LawError> {
        let price = |name: &str| usize::from(!free.is_some_and(|f| f.declared(name)));
        let declared = self.group.declared.is_some();
        let judged = self.judging(names, &price).filter(|_| declared).map(|cost| Plan {
            cost,
            edits: vec![("one_location_review".to_owned(), Target::Flag(true))],
            fixes: Vec::new(),
        });
        let mut steps = self.more_units(names, &price);
        for mut both in steps.clone() {
            if let Some(judged) = &judged {
                both.cost = both.cost.and(&judged.cost);
                both.edits.extend(judged.edits.iter().cloned());
                steps.push(both);
            }
        }
        steps.extend(judged);
        let mut best: Option<Plan> = None;
        for plan in steps {
            if best.as_ref().is_none_or(|b| plan.cost < b.cost) && self.holds(&plan)? {
                best = Some(plan);
            }
        }
        Ok(best)
    }

    /// The least declared numbers of units of which enough count for certain: as such, and so many that the list of
    /// members cannot be complete, so that the list decides nothing.
    fn more_units(&self, names: &Names<'_>, price: &dyn Fn(&str) -> usize) -> Vec<Plan> {
        let needed = group::needed(self.on, self.ask);
        let (Some(declared), Some(needed)) = (&self.group.declared, needed) else { return Vec::new() };
        let Some(order) = names.order("declared/units") else { return Vec::new() };
        let everything = Declared { units: Input::Known(u32::MAX), ..declared.clone() };
        let outside = if self.ask.ikm { u32::MAX - declared::ikm(self.on, &everything).0 } else { 0 };
        let Some(least) = needed.checked_add(outside) else { return Vec::new() };
        let beyond = u32::try_from(self.group.members.len()).unwrap_or(u32::MAX).saturating_add(1);
        let (lo, hi) = match declared.units.bounds() {
            Some((lo, hi)) => (lo.copied().unwrap_or(0), hi.copied().unwrap_or(u32::MAX)),
            None => (0, u32::MAX),
        };
        let of = |least: u32| {
            let distance = u128::from(least.saturating_sub(hi)) * WHOLE / u128::from(hi.max(1));
            let least = i64::from(least);
            let target = Target::Number { value: least, at_least: Some(least), at_most: None };
            let cost = Cost { distance, ..Cost::one(price("declared/units"), order) };
            Plan { cost, edits: vec![("declared/units".to_owned(), target)], fixes: Vec::new() }
        };
        let mut numbers = vec![least, least.max(beyond)];
        numbers.dedup();
        numbers.into_iter().filter(|n| lo < *n).map(of).collect()
    }

    /// What it costs that a person judges the location to be one; a judgement that is known is further than one that is open.
    pub(super) fn judging(&self, names: &Names<'_>, price: &dyn Fn(&str) -> usize) -> Option<Cost> {
        let distance = match self.group.one_location_review.known() {
            Some(true) => return None,
            Some(false) => WHOLE,
            None => 0,
        };
        let order = names.order("one_location_review")?;
        Some(Cost { distance, ..Cost::one(price("one_location_review"), order) })
    }
}
