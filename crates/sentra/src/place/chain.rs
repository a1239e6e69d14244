//! From printed names, the widest first, to the places that they can mean.

use super::label::{self, FEW};
use super::lookup::Country;
use super::name::Name;
use super::note::Note;
use crate::finding::Code;
use crate::input::{Input, MissingReason};
use crate::region::{Level, RegionCode};
use sentra_codes::region::HAS_VILLAGES;

/// A printed name, and the field in which it stands.
#[derive(Clone, Debug)]
pub(super) struct Printed<'a> {
    pub(super) level: Level,
    pub(super) field: &'static str,
    pub(super) text: &'a str,
    pub(super) name: Name,
}

/// What the names say.
#[derive(Debug)]
pub(super) struct Found {
    /// The places that bear the names, or similar ones.
    pub(super) named: Vec<RegionCode>,
    /// The answer.
    pub(super) place: Input<RegionCode>,
    /// What is to be said about it.
    pub(super) notes: Vec<Note>,
}

/// The names read so far.
#[derive(Debug)]
pub(super) struct Chain<'c> {
    country: &'c Country,
    /// Where the names lead; empty stands for the whole country.
    main: Vec<RegionCode>,
    /// The narrowest printed region that surely holds the place, where `main` may not.
    rest: Vec<RegionCode>,
    /// A name was not where it is printed.
    doubt: bool,
    /// A district or village was looked for in more than regencies: alone it proves nothing.
    weak: bool,
    /// The last name, when several regions bear it.
    several: Option<(&'static str, String)>,
    notes: Vec<Note>,
}

/// What the names say, where no code does. `names` go from the widest to the narrowest; `within` fills in what they
/// leave out.
pub(super) fn by_names(country: &Country, names: &[Printed<'_>], within: Option<RegionCode>) -> Found {
    let at = |level| names.iter().find(|printed| printed.level == level);
    let mut chain = Chain::new(country, Vec::new());
    let narrower = names.iter().any(|printed| printed.level > Level::Regency);
    chain.outermost(at(Level::Province), at(Level::Regency), narrower, within);
    [at(Level::District), at(Level::Village)].into_iter().flatten().for_each(|name| chain.step(name));
    let sole =
        at(Level::District).zip(at(Level::Village)).filter(|_| chain.weak).and_then(|(district, village)| {
            let mut area: Vec<RegionCode> =
                at(Level::Province).map(|p| country.exact(&[], &p.name, p.level)).unwrap_or_default();
            if area.is_empty() {
                area.extend(within.and_then(|w| w.ancestor(Level::Province)));
            }
            let districts = country.exact(&area, &district.name, Level::District);
            if districts.is_empty() {
                return None;
            }
            match country.exact(&districts, &village.name, Level::Village).as_slice() {
                [village] => Some(*village),
                _ => None,
            }
        });
    match sole {
        // District and village together name one place of the country.
        Some(village) => Found { named: vec![village], place: Input::Known(village), notes: chain.notes },
        None => chain.finish(),
    }
}

/// What the names say inside a place that is certain.
pub(super) fn inside(country: &Country, place: RegionCode, names: &[Printed<'_>]) -> Found {
    let mut chain = Chain::new(country, vec![place]);
    names.iter().filter(|printed| printed.level > place.level).for_each(|name| chain.step(name));
    chain.finish()
}

impl<'c> Chain<'c> {
    fn new(country: &'c Country, main: Vec<RegionCode>) -> Self {
        Self { country, main, rest: vec![], doubt: false, weak: false, several: None, notes: vec![] }
    }

    /// Province and regency. What the row says goes before the region of the file, which decides between regencies
    /// of one name and says where `narrower` names are looked for; a name that cannot be read is as if it were not
    /// printed.
    fn outermost(
        &mut self,
        province: Option<&Printed<'_>>,
        regency: Option<&Printed<'_>>,
        narrower: bool,
        within: Option<RegionCode>,
    ) {
        if let Some(name) = province {
            self.main = self.country.exact(&[], &name.name, Level::Province);
            if self.main.is_empty() {
                self.off(name);
            }
        }
        let here = within.filter(|w| self.main.is_empty() || self.main.iter().any(|m| w.within(*m)));
        let Some(name) = regency else {
            if let Some(w) = here.filter(|_| narrower) {
                self.main = vec![w];
            }
            return;
        };
        let mut found = self.country.exact(&self.main, &name.name, Level::Regency);
        if let Some(w) = here {
            let near: Vec<RegionCode> =
                found.iter().copied().filter(|r| r.within(w) || w.within(*r)).collect();
            if !near.is_empty() {
                found = near;
            }
        }
        let deep = here.filter(|w| w.level >= Level::Regency);
        match (found.as_slice(), deep) {
            ([one], Some(w)) if narrower && w.within(*one) => self.main = vec![w],
            ([_, ..], _) => self.take(found, name),
            ([], Some(w)) => {
                let regency: Vec<RegionCode> = w.ancestor(Level::Regency).into_iter().collect();
                let near = self.country.similar(&regency, &name.name, Level::Regency);
                self.say_off(name, &regency, &near);
                self.main = if narrower { vec![w] } else { regency };
            }
            ([], None) => {
                if self.main.is_empty() {
                    self.main.extend(here);
                }
                self.off(name);
            }
        }
    }

    /// The next narrower name.
    fn step(&mut self, name: &Printed<'_>) {
        if name.level == Level::Village && !HAS_VILLAGES {
            return;
        }
        // The region of the file may be narrower than what the row names: the row goes before it.
        if let Some(above) = name.level.parent() {
            let up =
                |place: &RegionCode| if place.level > above { place.ancestor(above) } else { Some(*place) };
            self.main = self.main.iter().filter_map(up).collect();
            self.main.dedup();
        }
        let mut found = self.country.exact(&self.main, &name.name, name.level);
        if found.is_empty() && self.doubt && !self.rest.is_empty() {
            found = self.country.exact(&self.rest, &name.name, name.level);
        }
        if found.is_empty() { self.off(name) } else { self.take(found, name) }
    }

    /// The name is borne by these.
    fn take(&mut self, found: Vec<RegionCode>, name: &Printed<'_>) {
        let wide = name.level > Level::Regency
            && (self.main.is_empty() || self.main.iter().any(|place| place.level < Level::Regency));
        let searched = std::mem::replace(&mut self.main, found);
        if !self.doubt {
            if wide || !self.weak {
                self.rest = searched;
            }
            self.weak |= wide;
        }
        self.several = (self.main.len() > 1 || self.weak).then(|| (name.field, label::printed(name.text)));
    }

    /// The name is borne by none where it is printed.
    fn off(&mut self, name: &Printed<'_>) {
        if self.elsewhere(name) {
            return;
        }
        let near = if self.main.is_empty() && name.level > Level::Regency {
            Vec::new() // similar names in the whole country are no hint
        } else {
            self.country.similar(&self.main, &name.name, name.level)
        };
        self.say_off(name, &self.main.clone(), &near);
        if self.main.is_empty() {
            self.doubt |= name.level > Level::Regency;
            return;
        }
        if self.weak {
            // The districts themselves are only candidates: they stay beside the similar villages.
            if !near.is_empty() {
                self.doubt |= self.main.len() == 1;
                self.main.extend(near);
                self.several = None;
            }
            return;
        }
        self.weak = name.level <= Level::Regency;
        let printed = self.main.clone();
        if !near.is_empty() {
            self.main = near;
            self.several = None;
        }
        if !self.doubt {
            self.rest = printed;
        }
        self.doubt = true;
    }

    /// The name is borne by regions one level further out: both they and the printed region are possible.
    fn elsewhere(&mut self, name: &Printed<'_>) -> bool {
        let above = name.level.parent();
        let direct = !self.main.is_empty() && self.main.iter().all(|place| Some(place.level) == above);
        if self.weak || self.doubt || !direct {
            return false;
        }
        let mut outer: Vec<RegionCode> = self.main.iter().filter_map(|place| label::parent(*place)).collect();
        outer.dedup();
        let found = self.country.exact(&outer, &name.name, name.level);
        if found.is_empty() {
            return false;
        }
        self.notes.push(
            Note::new(name.field, Code::PlaceConflict)
                .with("text", label::printed(name.text))
                .with("printed", label::list(&self.main, label::name))
                .with("candidates", label::list(&found, label::lies_in)),
        );
        self.rest = std::mem::replace(&mut self.main, found);
        self.doubt = true;
        self.several = None;
        true
    }

    fn say_off(&mut self, name: &Printed<'_>, within: &[RegionCode], near: &[RegionCode]) {
        let code = if near.is_empty() { Code::PlaceUnknown } else { Code::PlaceSpelling };
        let mut note = Note::new(name.field, code)
            .with("text", label::printed(name.text))
            .with("within", label::list(within, label::name));
        if !near.is_empty() {
            note = note.with("candidates", label::list(near, label::full));
        }
        self.notes.push(note);
    }

    fn finish(mut self) -> Found {
        self.main.sort_unstable();
        self.main.dedup();
        if let Some((field, text)) =
            self.several.take().filter(|_| self.main.len() > 1 || (self.weak && !self.doubt))
        {
            self.notes.push(
                Note::new(field, Code::PlaceAmbiguous)
                    .with("text", text)
                    .with("count", self.main.len().to_string())
                    .with("candidates", label::list(&self.main, label::full)),
            );
        }
        let open = self.doubt || (self.weak && self.main.len() == 1);
        let mut places = if self.main.len() > FEW { Vec::new() } else { self.main.clone() };
        if places.is_empty() || open {
            // Similar names, or a lone district of the country, make no place without a printed one around them.
            if (1..=FEW).contains(&self.rest.len()) {
                places.extend(&self.rest);
            } else {
                places.clear();
            }
        }
        let place = match places.as_slice() {
            [] => Input::Missing(MissingReason::Unreadable),
            _ => Input::one_of(places),
        };
        Found { named: self.main, place, notes: self.notes }
    }
}
