//! Totals with their coverage.

use super::stream::{List, Object};
use crate::study::Study;
use sentra::aggregate::Table;
use sentra_wire::row;
use std::io::Result;

/// All tables, each under the name of its axes, and the total.
pub(super) fn write(object: &mut Object<'_>, study: &Study<'_>) -> Result<()> {
    let totals = &study.totals;
    let axes = |of: &Table| of.plan().by().iter().map(ToString::to_string).collect::<Vec<_>>();
    let all = [&totals.industries, &totals.sizes].into_iter().chain(&totals.all);
    let mut named: Vec<(String, &Table)> = all.map(|of| (format!("by_{}", axes(of).join("_")), of)).collect();
    named.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, of) in named {
        object.list(&name, |list| table(list, of, &axes(of)))?;
    }
    object.put("size_rule", totals.sizes.size_rule().map(|r| r.criterion.clone()))?;
    object.put("total", row(&totals.sizes.total(), None))
}

fn table(list: &mut List<'_>, of: &Table, by: &[String]) -> Result<()> {
    of.rows().try_for_each(|r| list.push(row(&r, Some(by))))
}
