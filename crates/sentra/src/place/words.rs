//! The words around a place name, and short names of provinces.

use crate::region::Level;
use crate::text;
use std::borrow::Cow;

/// The two kinds of regency: 26 names belong to one of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Kabupaten,
    Kota,
}

/// What a level word says.
pub(super) enum Stripped {
    Word,
    Kind(Kind),
}

/// The words before a name that only say its level. "Dusun" and "Kampung" are not among them: in most regencies they
/// are parts of a village.
pub(super) fn strip(level: Level, word: &str) -> Option<Stripped> {
    match (level, word) {
        (Level::Province, "provinsi" | "propinsi" | "prov" | "prop")
        | (Level::Regency, "administrasi" | "adm")
        | (Level::District, "kecamatan" | "kec" | "kapanewon" | "kemantren" | "distrik")
        | (Level::Village, "desa" | "ds" | "kelurahan" | "kel" | "kalurahan" | "kal")
        | (Level::Village, "gampong" | "nagari" | "pekon" | "tiyuh" | "lembang") => Some(Stripped::Word),
        (Level::Regency, "kabupaten" | "kab") => Some(Stripped::Kind(Kind::Kabupaten)),
        (Level::Regency, "kota" | "kotamadya" | "kodya") => Some(Stripped::Kind(Kind::Kota)),
        _ => None,
    }
}

/// The first word in lower case and what follows it; nothing when no letter or digit would be left.
pub(super) fn leading_word(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (word, rest) = text.split_at_checked(text.find(|c: char| !c.is_alphanumeric())?)?;
    rest.contains(char::is_alphanumeric).then(|| (word.to_lowercase(), rest))
}

/// A letter-spaced text ("B a l i", "K o t a  B a t u") as words; other texts as they are.
pub(super) fn join_spaced(text: &str) -> Cow<'_, str> {
    let mut tokens = text.split_whitespace();
    let spaced = tokens.clone().count() > 1 && tokens.all(|token| token.chars().nth(1).is_none());
    if !spaced {
        return Cow::Borrowed(text);
    }
    let mut joined = String::with_capacity(text.len());
    let mut blanks = 0_usize;
    for c in text.trim().chars() {
        if c.is_whitespace() {
            blanks += 1;
            continue;
        }
        if blanks > 1 {
            joined.push(' ');
        }
        blanks = 0;
        joined.push(c);
    }
    Cow::Owned(joined)
}

/// The letters with "Kep." written out as Kepulauan, where it occurs.
pub(super) fn islands(text: &str) -> Option<String> {
    let words = || text.split(|c: char| !c.is_alphanumeric());
    let short = |word: &str| word.eq_ignore_ascii_case("kep");
    words().any(short).then(|| {
        let long: String = words().map(|word| if short(word) { "kepulauan" } else { word }).collect();
        text::fold(&long)
    })
}

/// The letters of the official name of a province that is printed short.
pub(super) fn alias(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "nad" | "nanggroeacehdarussalam" | "diaceh" => "aceh",
        "sumut" => "sumaterautara",
        "sumbar" => "sumaterabarat",
        "sumsel" => "sumateraselatan",
        "babel" | "bangkabelitung" => "kepulauanbangkabelitung",
        "kepri" => "kepulauanriau",
        "dki" | "dkj" | "jakarta" | "dkijakarta" | "dkjjakarta" | "daerahkhususjakarta" => {
            "daerahkhususibukotajakarta"
        }
        "jabar" => "jawabarat",
        "jateng" => "jawatengah",
        "jatim" => "jawatimur",
        "diy" | "yogyakarta" | "diyogyakarta" => "daerahistimewayogyakarta",
        "ntb" => "nusatenggarabarat",
        "ntt" => "nusatenggaratimur",
        "kalbar" => "kalimantanbarat",
        "kalteng" => "kalimantantengah",
        "kalsel" => "kalimantanselatan",
        "kaltim" => "kalimantantimur",
        "kaltara" => "kalimantanutara",
        "sulut" => "sulawesiutara",
        "sulteng" => "sulawesitengah",
        "sulsel" => "sulawesiselatan",
        "sultra" => "sulawesitenggara",
        "sulbar" => "sulawesibarat",
        "malut" => "malukuutara",
        _ => return None,
    })
}
