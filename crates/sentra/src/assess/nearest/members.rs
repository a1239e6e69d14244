//! What it takes that a member meets a condition: the nearest change of one unit of a group.

use super::change::Edit;
use super::handle::read_by;
use super::names::{Names, sorted};
use super::search::search;
use super::unit::{Source, handles, item};
use super::words::Asked;
use crate::assess::Verdict;
use crate::assess::facts::Facts;
use crate::assess::members::id_of;
use crate::assess::rule::Rule;
use crate::assess::unit::decide;
use crate::law::Criterion;
use crate::unit::Unit;

/// Edits that make a member meet a condition; none where it meets it already.
#[derive(Clone, Debug, Default)]
pub(super) struct Fix {
    pub(super) edits: Vec<Edit>,
    pub(super) distance: u128,
    /// The places of the inputs in the caller's list.
    pub(super) orders: Vec<usize>,
}

/// The edits for one member under rules that must all hold; `None` where no edits of what is named suffice.
pub(super) fn fix(
    asked: &Asked<'_>,
    rules: &[(&Criterion, &Rule)],
    unit: &Unit,
    row: usize,
    names: &Names<'_>,
    most: usize,
    exact: &mut bool,
) -> Option<Fix> {
    let facts = Facts::of(unit);
    let id = id_of(unit, row);
    let mut out = Fix::default();
    for (criterion, rule) in rules {
        if decide(rule, &facts, false).verdict == Verdict::Met {
            continue;
        }
        let read = read_by(rule);
        let named = read.iter().filter_map(|n| Some((names.of_member(&id, n)?, n.as_str())));
        let handles = sorted(handles(rule, unit, named));
        let searched = search(rule, &facts, &handles, most);
        *exact &= searched.exact;
        let found = searched.best?;
        let on =
            Source { asked, serves: criterion, rule, facts: &facts, from: &|name| item(unit, &facts, name) };
        let edits = on.edits(&handles, &found, &format!("members/{id}/"));
        out.distance += found.distance;
        out.orders.extend(found.picks.iter().filter_map(|p| handles.get(p.handle)).map(|h| h.order));
        for edit in edits {
            if !out.edits.iter().any(|e| e.input == edit.input) {
                out.edits.push(edit);
            }
        }
    }
    Some(out)
}
