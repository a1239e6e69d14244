//! Which groups are judged, and how they were formed.
//!
//! * A row that declares a sentra is a group.
//! * Units that name their sentra are grouped by that name.
//! * Units without one are searched for candidates: three or more in one village with the same five-digit KBLI, or with
//!   the same product. A product group of which more than half stand in one KBLI candidate of the village is that
//!   candidate seen by another key: its other units join it.
//!
//! Only places and codes that are certain form a candidate. What a group is in law is judged elsewhere.

use sentra::industry::Kbli;
use sentra::input::Input;
use sentra::region::{Level, RegionCode};
use sentra::register::Register;
use sentra_io::Loaded;
use std::collections::{BTreeMap, BTreeSet};

/// The least units that are shown as a candidate; the law asks for more, so that near misses are seen.
pub(crate) const CANDIDATE: usize = 3;

/// Where a group comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// A row that declares it.
    Declared,
    /// Units name it.
    Named,
    /// Found by place and industry or product.
    Candidate,
}

impl Origin {
    /// The stable word in JSON.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Named => "named_by_units",
            Self::Candidate => "candidate",
        }
    }

    /// Whether somebody lists it as a sentra.
    pub(crate) fn is_listed(self) -> bool {
        self != Self::Candidate
    }
}

/// A group to be judged.
#[derive(Clone, Debug)]
pub(crate) struct Formed {
    pub(crate) origin: Origin,
    /// The name, where it has one.
    pub(crate) name: Option<String>,
    /// The row among the declared ones.
    pub(crate) declared: Option<usize>,
    /// The rows of the register.
    pub(crate) rows: Vec<usize>,
    /// What formed a candidate.
    pub(crate) kbli: Option<Kbli>,
    pub(crate) product: Option<String>,
    pub(crate) village: Option<RegionCode>,
}

/// Whether a text names a sentra: `0` and `-` are how exports write that there is none.
fn is_name(text: &str) -> bool {
    text.chars().any(|c| !"0-–—._/ ".contains(c))
}

/// The groups in the files.
pub(crate) fn form(loaded: &Loaded) -> Vec<Formed> {
    let declared = loaded.declared.iter().enumerate().map(|(row, d)| Formed {
        origin: Origin::Declared,
        name: d.group.name.clone().or_else(|| d.group.id.clone()),
        declared: Some(row),
        ..empty(Origin::Declared)
    });
    let mut out: Vec<Formed> = declared.collect();
    let named = loaded.register.by_sentra().into_iter().filter(|(name, _)| is_name(name));
    out.extend(named.map(|(name, rows)| Formed {
        name: Some(name.to_owned()),
        rows,
        ..empty(Origin::Named)
    }));
    out.extend(candidates(&loaded.register));
    out
}

fn empty(origin: Origin) -> Formed {
    Formed { origin, name: None, declared: None, rows: Vec::new(), kbli: None, product: None, village: None }
}

fn candidates(register: &Register) -> Vec<Formed> {
    let mut by_kbli: BTreeMap<(RegionCode, Kbli), Vec<usize>> = BTreeMap::new();
    let mut by_product: BTreeMap<(RegionCode, String), Vec<usize>> = BTreeMap::new();
    for row in (0..register.len()).filter(|row| !register.sentra.get(*row).is_some_and(is_name)) {
        let Some(village) = register.place.known(row).filter(|p| p.level == Level::Village) else { continue };
        if let Some(kbli) = register.kbli.known(row).filter(|k| k.digits == 5) {
            by_kbli.entry((village, kbli)).or_default().push(row);
        }
        if let Input::Known(products) = register.unit(row).products {
            for product in products {
                by_product.entry((village, product)).or_default().push(row);
            }
        }
    }
    let mut out: Vec<Formed> = by_kbli
        .into_iter()
        .filter(|(_, rows)| rows.len() >= CANDIDATE)
        .map(|((village, kbli), rows)| Formed {
            rows,
            kbli: Some(kbli),
            village: Some(village),
            ..empty(Origin::Candidate)
        })
        .collect();
    join_products(&mut out, by_product);
    out
}

/// Product groups join the KBLI candidate that holds more than half of them, or stand for themselves.
fn join_products(out: &mut Vec<Formed>, by_product: BTreeMap<(RegionCode, String), Vec<usize>>) {
    // Which KBLI candidate a row stands in; a row has one certain code, so there is at most one.
    let mut of_row: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, formed) in out.iter().enumerate() {
        of_row.extend(formed.rows.iter().map(|row| (*row, at)));
    }
    let by_kbli = out.len();
    let mut alone: Vec<Formed> = Vec::new();
    for ((village, product), rows) in by_product {
        if rows.len() < CANDIDATE {
            continue;
        }
        let mut shares: BTreeMap<usize, usize> = BTreeMap::new();
        for at in rows.iter().filter_map(|row| of_row.get(row)).filter(|at| **at < by_kbli) {
            *shares.entry(*at).or_default() += 1;
        }
        let largest = shares.into_iter().max_by_key(|(at, n)| (*n, usize::MAX - at));
        match largest.filter(|(_, n)| n * 2 > rows.len()).and_then(|(at, _)| out.get_mut(at)) {
            Some(candidate) => {
                let free = rows.iter().copied().filter(|row| !of_row.contains_key(row));
                candidate.rows.extend(free);
                candidate.product.get_or_insert(product);
            }
            None => {
                let formed = empty(Origin::Candidate);
                alone.push(Formed { rows, product: Some(product), village: Some(village), ..formed });
            }
        }
    }
    for candidate in out.iter_mut() {
        candidate.rows.sort_unstable();
        candidate.rows.dedup();
    }
    drop_parts(&mut alone);
    out.append(&mut alone);
}

/// A product group that is part of another one of its village says nothing new.
fn drop_parts(groups: &mut Vec<Formed>) {
    // Largest first, and of equal ones the first in the alphabet.
    groups.sort_by(|a, b| {
        a.village.cmp(&b.village).then(b.rows.len().cmp(&a.rows.len())).then(a.product.cmp(&b.product))
    });
    let mut kept: Vec<(Option<RegionCode>, BTreeSet<usize>)> = Vec::new();
    groups.retain(|group| {
        if kept.last().is_some_and(|(village, _)| *village != group.village) {
            kept.clear();
        }
        let part = kept.iter().any(|(_, rows)| group.rows.iter().all(|row| rows.contains(row)));
        if !part {
            kept.push((group.village, group.rows.iter().copied().collect()));
        }
        !part
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use sentra::industry::Edition;
    use sentra::unit::Unit;

    fn unit(village: &str, kbli: Option<&str>, product: &str) -> Unit {
        Unit {
            place: Input::Known(RegionCode::parse(village).unwrap()),
            kbli: kbli.map(|k| Kbli::parse(k, Edition::E2020).unwrap()).into(),
            products: Input::Known(vec![product.to_owned()]),
            ..Unit::default()
        }
    }

    fn formed(units: &[Unit]) -> Vec<(Vec<usize>, Option<String>, Option<String>)> {
        let mut loaded = Loaded::default();
        units.iter().for_each(|u| loaded.register.push(u, None));
        let of = |f: Formed| (f.rows, f.kbli.map(|k| k.to_string()), f.product);
        form(&loaded).into_iter().map(of).collect()
    }

    #[test]
    fn a_unit_without_a_code_joins_the_candidate_that_makes_the_same() {
        let v = "35.24.14.2005";
        let batik = || unit(v, Some("13134"), "batik");
        let all = [batik(), batik(), batik(), unit(v, None, "batik"), unit("35.24.14.2006", None, "batik")];
        assert_eq!(formed(&all), [(vec![0, 1, 2, 3], Some("13134".into()), Some("batik".into()))]);
    }

    #[test]
    fn a_product_that_spans_two_codes_is_a_candidate_of_its_own() {
        let v = "35.24.14.2005";
        let of = |k| unit(v, Some(k), "anyaman");
        let all = [of("16291"), of("16291"), of("16292"), of("16292")];
        assert_eq!(formed(&all), [(vec![0, 1, 2, 3], None, Some("anyaman".into()))]);
    }

    #[test]
    fn units_that_name_a_sentra_are_grouped_by_it_alone() {
        let of =
            || Unit { sentra: Some("Batik Contoh".into()), ..unit("35.24.14.2005", Some("13134"), "batik") };
        assert_eq!(formed(&[of(), of(), of()]), [(vec![0, 1, 2], None, None)]);
    }

    #[test]
    fn zero_is_no_name() {
        let of = || Unit { sentra: Some("0".into()), ..unit("35.24.14.2005", Some("13134"), "batik") };
        assert_eq!(
            formed(&[of(), of(), of()]),
            [(vec![0, 1, 2], Some("13134".into()), Some("batik".into()))]
        );
    }
}
