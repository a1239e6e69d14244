//! A printed place name in the forms that are compared with official names.

use super::words::{Kind, Stripped, alias, islands, join_spaced, leading_word, strip};
use crate::region::Level;
use crate::text;

/// How far a name may be from an official one to count as similar, by the letters it has.
const SHORT: usize = 6;
const NEAR_SHORT: usize = 1;
const NEAR: usize = 2;

/// No official name has more letters than this: a longer text is similar to none.
const LONGEST: usize = 64;

/// A text of more bytes than this is no name, however its letters are spaced.
pub(super) const LONGEST_TEXT: usize = 512;

/// At most this many level words are taken off.
const WORDS: usize = 4;

/// Letters and digits only, lower case; for a regency with the kind that was printed before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    kind: Option<Kind>,
    letters: String,
    shape: Shape,
}

impl Form {
    /// The letters, for look-ups in a sorted table.
    pub(super) fn letters(&self) -> &str {
        &self.letters
    }
}

/// A printed name. Its forms are tried in order: as it stands, then with one level word less, and so on, because
/// "Desa Baru" and "Kota Bahagia" are whole names.
#[derive(Clone, Debug)]
pub(super) struct Name {
    level: Level,
    forms: Vec<Form>,
}

impl Name {
    pub(super) fn read(level: Level, printed: &str) -> Self {
        let mut name = Self { level, forms: Vec::new() };
        if printed.len() > LONGEST_TEXT {
            return name;
        }
        let joined = join_spaced(printed);
        let mut rest: &str = &joined;
        let mut kinds = [false; 2];
        name.add(None, rest);
        for _ in 0..WORDS {
            let Some((word, after)) = leading_word(rest) else { break };
            match strip(level, &word) {
                Some(Stripped::Kind(Kind::Kabupaten)) => kinds = [true, kinds[1]],
                Some(Stripped::Kind(Kind::Kota)) => kinds = [kinds[0], true],
                Some(Stripped::Word) => {}
                None => break,
            }
            rest = after;
            let kind = match kinds {
                [true, false] => Some(Kind::Kabupaten),
                [false, true] => Some(Kind::Kota),
                _ => None,
            };
            name.add(kind, rest);
        }
        name
    }

    fn add(&mut self, kind: Option<Kind>, printed: &str) {
        let letters = text::fold(printed);
        let alias = (self.level == Level::Province).then(|| alias(&letters)).flatten();
        let islands = islands(printed);
        for letters in [Some(letters), alias.map(str::to_owned), islands].into_iter().flatten() {
            let form = Form { kind, shape: Shape::of(&letters), letters };
            if !self.forms.contains(&form) {
                self.forms.push(form);
            }
        }
    }

    /// The letters without level words: equal for two texts that print one name.
    pub(super) fn key(&self) -> &str {
        self.forms.last().map_or("", Form::letters)
    }

    pub(super) fn forms(&self) -> &[Form] {
        &self.forms
    }

    /// Whether an official name is this one.
    pub(super) fn is(&self, official: &str) -> bool {
        self.forms.iter().any(|form| self.matches(form, official))
    }

    /// Whether an official name is this one in one of its forms.
    pub(super) fn matches(&self, form: &Form, official: &str) -> bool {
        if self.level != Level::Regency {
            return same(official, &form.letters);
        }
        let (kind, base) = base(official);
        match form.kind {
            Some(_) => kind == form.kind && same(base, &form.letters),
            None => same(base, &form.letters) || same(official, &form.letters),
        }
    }

    /// The edits between this name and an official one, where they are few enough. The kind of a regency does not
    /// count: "Kabupaten Surabaya" is near Kota Surabaya.
    pub(super) fn near(&self, official: &str) -> Option<usize> {
        let (_, base) = if self.level == Level::Regency { base(official) } else { (None, official) };
        let theirs = Shape::of(base);
        let mut folded = None;
        let edits = self.forms.iter().filter_map(|form| {
            let own = form.shape;
            let limit = if own.letters < SHORT { NEAR_SHORT } else { NEAR };
            if own.letters > LONGEST || own.far(theirs, limit) {
                return None;
            }
            let folded = folded.get_or_insert_with(|| text::fold(base));
            text::distance_within(&form.letters, folded, limit).filter(|edits| *edits < own.letters)
        });
        edits.min()
    }
}

/// How many letters and digits a name has, and which: enough to see that most names are not similar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shape {
    letters: usize,
    which: u64,
}

impl Shape {
    fn of(name: &str) -> Self {
        let mut shape = Self { letters: 0, which: 0 };
        for c in name.chars().filter(|c| c.is_alphanumeric()) {
            shape.letters += 1;
            // Characters that share a bit only make names look nearer.
            shape.which |= 1 << (u32::from(c.to_ascii_lowercase()) % 64);
        }
        shape
    }

    /// Whether more than `limit` edits lie between: one edit changes the number of letters by one at most, and
    /// replaces one letter by another.
    fn far(self, other: Self, limit: usize) -> bool {
        let differ = (self.which ^ other.which).count_ones() as usize;
        self.letters.abs_diff(other.letters) > limit || differ > 2 * limit
    }
}

/// Whether a name of our table folds to these letters; without allocation where it is ASCII, as nearly all are.
fn same(official: &str, letters: &str) -> bool {
    let mut wanted = letters.bytes();
    for b in official.bytes() {
        if !b.is_ascii() {
            return text::fold(official) == letters;
        }
        if b.is_ascii_alphanumeric() && wanted.next() != Some(b.to_ascii_lowercase()) {
            return false;
        }
    }
    wanted.next().is_none()
}

/// The kind and the base name of a regency as our table prints it.
fn base(official: &str) -> (Option<Kind>, &str) {
    let (kind, rest) = match official.split_once(' ') {
        Some(("Kabupaten", rest)) => (Some(Kind::Kabupaten), rest),
        Some(("Kota", rest)) => (Some(Kind::Kota), rest),
        _ => (None, official),
    };
    (kind, rest.strip_prefix("Administrasi ").unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is(level: Level, printed: &str, official: &str) -> bool {
        Name::read(level, printed).is(official)
    }

    #[test]
    fn level_words_and_marks_do_not_hide_a_name() {
        for (level, printed, official) in [
            (Level::Village, "Desa Parengan", "Parengan"),
            (Level::Village, "Ds.Parengan", "Parengan"),
            (Level::Village, "DESA/KEL. PARENGAN", "Parengan"),
            (Level::Village, "Kelurahan Sidoharjo", "Sidoharjo"),
            (Level::Village, "Kalurahan  Caturtunggal", "Caturtunggal"),
            (Level::Village, "Sendang-duwur", "Sendangduwur"),
            (Level::Village, "Tri Tunggal", "Tritunggal"),
            (Level::Village, "Banyu Urip", "Banyuurip"),
            (Level::Village, "Desa Baru", "Desa Baru"),
            (Level::Village, "Kelurahan Desa Baru", "Desa Baru"),
            (Level::Village, "Kelurahan", "Kelurahan"),
            (Level::Village, "Tamba'an", "Tamba\"an"),
            (Level::Village, "Regapuu", "Regapu\u{2019}u"),
            (Level::Village, "Regapu'u", "Regapu\u{2019}u"),
            (Level::Village, "Teuw", "Teuw*"),
            (Level::Village, "Lalai I / II", "Lalai I/II"),
            (Level::Village, "n 4 aek nabara", "N-4 Aek Nabara"),
            (Level::Village, "B a n j a r   A g u n g", "Banjar Agung"),
            (Level::District, "Kec. Glagah", "Glagah"),
            (Level::District, "KAPANEWON PLERET", "Pleret"),
            (Level::District, "Kemantren Kotagede", "Kotagede"),
            (Level::District, "Kota Bahagia", "Kota Bahagia"),
            (Level::District, "Ra'as", "Ra\"as"),
            (Level::District, "2x11 Kayu Tanam", "2 x 11 Kayu Tanam"),
            (Level::District, "Kecamatan Bl Limbangan", "Bl. Limbangan"),
            (Level::Province, "B a l i", "Bali"),
            (Level::Province, "R I a u", "Riau"),
            (Level::Province, "PROV. JAWA TIMUR", "Jawa Timur"),
            (Level::Province, "Provinsi D.I. Yogyakarta", "Daerah Istimewa Yogyakarta"),
            (Level::Province, "DKI Jakarta", "Daerah Khusus Ibukota Jakarta"),
            (Level::Province, "KEP. BANGKA BELITUNG", "Kepulauan Bangka Belitung"),
            (Level::Province, "Bangka Belitung", "Kepulauan Bangka Belitung"),
        ] {
            assert!(is(level, printed, official), "{printed} is {official}");
        }
        assert!(!is(Level::Province, "Riau", "Kepulauan Riau"));
        assert!(!is(Level::Village, "Dusun Parengan", "Parengan"));
        assert!(!is(Level::Village, "Banjamadu", "Banjarmadu"));
        assert!(!is(Level::Village, "", "Parengan"));
    }

    #[test]
    fn the_kind_of_a_regency_is_part_of_its_name() {
        for (printed, kabupaten, kota) in [
            ("Kediri", true, true),
            ("KAB. KEDIRI", true, false),
            ("Kabupaten Kediri", true, false),
            ("Kota Kediri", false, true),
            ("Kotamadya Kediri", false, true),
            ("Kab/Kota Kediri", true, true),
            ("K o t a  K e d i r i", false, true),
            ("K o t a K e d i r i", false, true),
        ] {
            assert_eq!(is(Level::Regency, printed, "Kabupaten Kediri"), kabupaten, "{printed}");
            assert_eq!(is(Level::Regency, printed, "Kota Kediri"), kota, "{printed}");
        }
        for (printed, official) in [
            ("Kota Baru", "Kabupaten Kotabaru"),
            ("Kab. Kota Baru", "Kabupaten Kotabaru"),
            ("Kotamobagu", "Kota Kotamobagu"),
            ("Toli Toli", "Kabupaten Toli-Toli"),
            ("Kep. Seribu", "Kabupaten Administrasi Kepulauan Seribu"),
            ("Kab. Adm. Kep. Seribu", "Kabupaten Administrasi Kepulauan Seribu"),
            ("Kota Adm. Jakarta Pusat", "Kota Administrasi Jakarta Pusat"),
            ("Jakarta Pusat", "Kota Administrasi Jakarta Pusat"),
        ] {
            assert!(is(Level::Regency, printed, official), "{printed} is {official}");
        }
    }

    #[test]
    fn similar_means_two_edits_and_one_for_short_names() {
        fn near(printed: &str, official: &str) -> Option<usize> {
            Name::read(Level::Village, printed).near(official)
        }
        assert_eq!(near("Banjamadu", "Banjarmadu"), Some(1));
        assert_eq!(near("Desa Karsamenak", "Kersamenak"), Some(1));
        assert_eq!(near("Turi", "Tuwu"), None);
        assert_eq!(near("Turi", "Turu"), Some(1));
        assert_eq!(near("U", "A"), None);
        assert_eq!(near("", "A"), None);
        assert_eq!(near(&"a".repeat(1_000), &"a".repeat(1_000)), None);
        assert_eq!(near(&"desa ".repeat(1_000_000), "Desa"), None);
        assert_eq!(Name::read(Level::Regency, "Kab. Surabaya").near("Kota Surabaya"), Some(0));
    }
}
