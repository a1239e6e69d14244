//! Questions about a province or a regency: how many sentra are listed in it?

use super::rule::bound;
use super::{Assessment, Context, CountRange, EvidenceItem, GroupFacts, Verdict, render};
use crate::date::Holds;
use crate::group::Group;
use crate::input::Input;
use crate::law::{Law, LawError, Question, holds};
use crate::region::RegionCode;

impl Law {
    /// Answers a question about a region: how many of these groups lie in it? A list that is complete is needed to say
    /// that there are too few. Groups are counted as they are listed; whether each meets the definition is another
    /// question (`sentra.pp29`).
    ///
    /// # Errors
    /// [`LawError::NoCriterion`] for an unknown criterion or one that is not about regions.
    ///
    /// ```
    /// use sentra::assess::{Context, Verdict};
    /// use sentra::group::{Declared, Group};
    /// use sentra::{date::Date, input::Input, law::Law, region::RegionCode};
    /// let village = Input::Known(RegionCode::parse("35.24.14.2005")?);
    /// let listed = Group::declared(Declared { places: vec![village], ..Declared::default() });
    /// let context = Context::as_of(Date::ymd(2025, 1, 31).ok_or("not a date")?);
    /// let lamongan = RegionCode::parse("35.24")?;
    /// let answer = Law::indonesia().assess_region(lamongan, &[listed], false, "kab.ripin", &context)?;
    /// assert_eq!(answer.verdict, Verdict::Met);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assess_region(
        &self,
        region: RegionCode,
        groups: &[Group],
        complete: bool,
        criterion: &str,
        context: &Context,
    ) -> Result<Assessment, LawError> {
        context.check(self)?;
        let unknown = || LawError::NoCriterion(criterion.to_owned());
        let criterion = self.criterion(criterion).ok_or_else(unknown)?;
        let Question::Region(ask) = &criterion.question else {
            return Err(LawError::NoCriterion(criterion.id.clone()));
        };
        let mut answer = render::frame(self, criterion, context);
        let force = holds(criterion.from.as_deref(), criterion.to.as_deref(), context.as_of);
        if matches!(force, Holds::Before | Holds::After) {
            return Ok(render::not_in_force(answer));
        }
        answer.parameters = render::parameters(self, std::slice::from_ref(&ask.at_least), context);
        let needed = bound(self, context, &ask.at_least).and_then(|n| u32::try_from(n).ok());
        let (mut sure, mut possible) = (0u32, 0u32);
        for group in groups {
            let (certain, open) = lies_in(group, region);
            sure = sure.saturating_add(u32::from(certain));
            possible = possible.saturating_add(u32::from(certain || open));
        }
        answer.verdict = match needed {
            _ if force == Holds::Undetermined => Verdict::Unknown,
            Some(n) if sure >= n => Verdict::Met,
            Some(n) if complete && possible < n => Verdict::NotMet,
            _ => Verdict::Unknown,
        };
        if answer.verdict == Verdict::Unknown {
            let input = if possible > sure { "place" } else { "register_complete" };
            answer.missing.inputs = vec![input.to_owned()];
            answer.missing.ask_next = Some(input.to_owned());
        }
        let needed = needed.unwrap_or(0);
        let evidence = [("groups", groups.len().to_string()), ("register_complete", complete.to_string())];
        answer.evidence = evidence
            .map(|(input, value)| EvidenceItem { input: input.to_owned(), state: "known", value })
            .to_vec();
        let kind = if force == Holds::Undetermined { "month" } else { answer.verdict.as_str() };
        let place = place_words(region);
        render::say(criterion, &mut answer, kind, |_| {
            vec![
                ("sure", sure.to_string()),
                ("possible", possible.to_string()),
                ("needed", needed.to_string()),
                ("place", place.clone()),
            ]
        });
        let possible = if complete { possible } else { u32::MAX };
        let count = CountRange { sure, possible, needed };
        answer.group =
            Some(Box::new(GroupFacts { count: Some(count), places: vec![region], ..GroupFacts::default() }));
        Ok(answer)
    }
}

/// Whether a group certainly lies in a region, and whether that is open.
fn lies_in(group: &Group, region: RegionCode) -> (bool, bool) {
    let members = group.members.iter().map(|u| &u.place);
    let places: Vec<&Input<RegionCode>> =
        members.chain(group.declared.iter().flat_map(|d| &d.places)).collect();
    let certain = places.iter().any(|p| {
        let codes = p.candidates();
        !codes.is_empty() && codes.iter().all(|c| c.within(region))
    });
    let open = places.is_empty()
        || places.iter().any(|p| {
            let codes = p.candidates();
            codes.is_empty() || codes.iter().any(|c| c.within(region) || region.within(*c))
        });
    (certain, open && !certain)
}

fn place_words(region: RegionCode) -> String {
    match region.name() {
        Some(name) => format!("{name} ({region})"),
        None => region.to_string(),
    }
}
