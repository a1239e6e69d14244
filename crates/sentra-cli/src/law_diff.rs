//! `sentra law-diff`: who changes status under another law, and through what.

use crate::args::Request;
use crate::assess::wrap;
use crate::files;
use crate::out;
use crate::run::Stop;
use crate::say::Say;
use crate::study::groups;
use crate::study::judge::{Naming, group_of, reference};
use crate::texts::cli as c;
use sentra::assess::{LawDiff, Side, Standing, Transition, law_diff, law_diff_groups};
use sentra::group::Group;
use sentra::law::Subject;
use sentra_io::Loaded;
use serde_json::Value;
use std::fmt::Write;
use std::path::Path;

const WIDTH: usize = 100;
/// How many rows of each change the terminal names.
const SHOWN: usize = 8;

/// Prints, or writes as JSON, who changes.
pub(crate) fn run(
    request: &Request,
    before: Side<'_>,
    after: Side<'_>,
    loaded: &Loaded,
    say: Say,
) -> Result<(), Stop> {
    let question = request.questions.first().map_or("", String::as_str);
    let criterion = after.0.criterion(question).or_else(|| before.0.criterion(question));
    let (diff, names) = if criterion.is_some_and(|c| c.subject == Subject::Group) {
        let groups: Vec<Group> =
            groups::form(loaded).iter().map(|f| group_of(loaded, f, Naming::Neutral)).collect();
        let names = groups.iter().enumerate().map(|(i, g)| called(g, i)).collect();
        (law_diff_groups(before, after, &groups, question)?, names)
    } else {
        let names: Vec<String> = (0..loaded.register.len()).map(|row| reference(loaded, row)).collect();
        (law_diff(before, after, &loaded.register, question)?, names)
    };
    if request.json.is_some() {
        let answer = json(&diff, before, after, &names);
        return Ok(files::write(Path::new("-"), say, |out| writeln!(out, "{answer}"))?);
    }
    let title = criterion.map_or("", |c| say.both(&c.title));
    let mut text = format!("{}\n", say.fill(c::DIFF_HEAD, &[("title", &title), ("id", &question)]));
    let (old, new) = (say.date(before.1.as_of), say.date(after.1.as_of));
    let _ = writeln!(text, "{}\n", say.fill(c::DIFF_SIDES, &[("before", &old), ("after", &new)]));
    changes(&mut text, &diff, &names, say);
    Ok(out::print(&text)?)
}

/// A group by its name or identifier; a candidate by its first member.
fn called(group: &Group, place: usize) -> String {
    let member = || group.members.first().and_then(|u| u.id.clone());
    group
        .name
        .clone()
        .or_else(|| group.id.clone())
        .or_else(member)
        .unwrap_or_else(|| format!("#{}", place + 1))
}

fn json(diff: &LawDiff, before: Side<'_>, after: Side<'_>, names: &[String]) -> Value {
    let mut out = sentra_wire::law_changes(diff, &before.0.changes_to(after.0));
    let named: Vec<Value> = diff
        .transitions
        .iter()
        .map(|t| t.rows.iter().filter_map(|row| names.get(*row)).map(String::as_str).collect())
        .collect();
    if let Some(Value::Array(transitions)) = out.get_mut("transitions") {
        for (transition, names) in transitions.iter_mut().filter_map(Value::as_object_mut).zip(named) {
            transition.insert("names".into(), names);
        }
    }
    for (key, side) in [("before", before), ("after", after)] {
        let of = serde_json::json!({
            "as_of": side.1.as_of.to_string(), "provenance": sentra_wire::provenance(side.0),
            "readings": side.1.readings, "supplied": side.1.supplied,
        });
        out.insert(key.into(), of);
    }
    out.insert("schema".into(), "sentra-law-diff".into());
    out.insert("version".into(), 1.into());
    out.into()
}

fn changes(text: &mut String, diff: &LawDiff, names: &[String], say: Say) {
    let rows: usize = diff.counts.values().sum();
    let (rows, changed) = (say.n(rows as u64), say.n(diff.changed() as u64));
    if diff.changed() == 0 {
        let _ = writeln!(text, "{}", say.fill(c::DIFF_SAME, &[("rows", &rows)]));
    } else {
        let _ = writeln!(text, "{}", say.fill(c::DIFF_CHANGED, &[("changed", &changed), ("rows", &rows)]));
    }
    for transition in &diff.transitions {
        change(text, diff, transition, names, say);
    }
    if !diff.differences.is_empty() {
        let _ = writeln!(text, "\n{}:", say.t(c::DIFF_ALL));
        for difference in &diff.differences {
            let line = difference.words(say.lang);
            let _ = writeln!(text, "  - {}", wrap(&line, WIDTH, "    ").trim_start());
        }
    }
}

fn change(text: &mut String, diff: &LawDiff, transition: &Transition, names: &[String], say: Say) {
    let (before, after) = (standing(&transition.before, say), standing(&transition.after, say));
    let count = say.n(transition.rows.len() as u64);
    let params: [(&str, &dyn std::fmt::Display); 3] =
        [("before", &before), ("after", &after), ("count", &count)];
    let _ = writeln!(text, "\n  {}", say.fill(c::DIFF_LINE, &params));
    let causes = transition.responsible.iter().filter_map(|i| diff.differences.get(*i));
    let causes: Vec<String> = causes.map(|d| d.words(say.lang)).collect();
    let because = say.t(if transition.jointly { c::DIFF_JOINTLY } else { c::DIFF_BECAUSE });
    let _ = writeln!(text, "    {because} {}", wrap(&causes.join("; "), WIDTH, "    ").trim_start());
    let mut listed: Vec<&str> =
        transition.rows.iter().take(SHOWN).filter_map(|row| names.get(*row)).map(String::as_str).collect();
    let more = (transition.rows.len() > SHOWN).then(|| {
        let more = say.n((transition.rows.len() - SHOWN) as u64);
        say.fill(c::CHECK_MORE, &[("count", &more)])
    });
    listed.extend(more.as_deref());
    let _ = writeln!(
        text,
        "    {}: {}",
        say.t(c::DIFF_ROWS),
        wrap(&listed.join(", "), WIDTH, "    ").trim_start()
    );
}

fn standing(of: &Standing, say: Say) -> String {
    let classes: Vec<String> = of.classes.iter().map(|class| say.class(class)).collect();
    let verdict = of.verdict.label(say.lang);
    if classes.is_empty() { verdict.to_owned() } else { format!("{verdict} ({})", classes.join(", ")) }
}
