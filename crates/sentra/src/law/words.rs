//! Words for the inputs that an answer can ask for.

use super::Law;
use crate::Lang;
use crate::unit::Field;

/// Inputs that are neither a field of a unit nor a fact of the registry.
const OTHERS: [(&str, &str, &str); 14] = [
    (
        "investment_basis",
        "apakah nilai investasi termasuk tanah dan bangunan",
        "whether the investment counts land and buildings",
    ),
    (
        "one_location_review",
        "penilaian orang apakah ini satu lokasi",
        "a person's judgement whether this is one location",
    ),
    ("members", "anggota", "members"),
    ("members_complete", "daftar anggota yang lengkap", "the complete list of members"),
    ("register_of_decrees_complete", "register SK yang lengkap", "a complete register of decrees"),
    ("register_complete", "register sentra yang lengkap", "a complete register of sentra"),
    ("groups", "sentra yang terdaftar", "listed sentra"),
    ("place", "letak sentra", "the place of a sentra"),
    ("villages", "desa/kelurahan", "villages"),
    (
        "suspected_duplicates",
        "apakah unit yang diduga ganda memang satu unit",
        "whether units that may be the same are one unit",
    ),
    ("ikm_members", "jumlah anggota yang merupakan IKM", "the number of members that are IKM"),
    ("designated", "ditetapkan dengan SK yang berlaku", "designated by a decree in force"),
    ("decrees", "SK", "decrees"),
    ("decrees/issued", "tanggal SK", "the date of the decree"),
];

impl Law {
    /// The words for an input on the wire: a field of a unit, a fact, a parameter that the caller supplies, or one of
    /// them of a member of a group. An unknown name stands for itself.
    ///
    /// ```
    /// use sentra::{Lang, law::Law};
    /// let law = Law::indonesia();
    /// assert_eq!(law.input_words("investment_land", Lang::En), "investment in land and buildings");
    /// assert_eq!(law.input_words("members/u7/workers", Lang::Id), "tenaga kerja (u7)");
    /// ```
    pub fn input_words(&self, input: &str, lang: Lang) -> String {
        let (name, member) = match input.strip_prefix("members/").and_then(|rest| rest.rsplit_once('/')) {
            Some((id, name)) => (name, Some(id)),
            None => {
                let bare = input.strip_prefix("supplied/").or_else(|| input.strip_prefix("declared/"));
                (bare.unwrap_or(input), None)
            }
        };
        let other = OTHERS.iter().find(|o| o.0 == name).map(|o| if lang == Lang::Id { o.1 } else { o.2 });
        let fact = self.input(name).map(|i| i.title.in_lang(lang));
        let parameter = self.parameter(name).map(|p| p.meaning.in_lang(lang));
        let field = Field::from_name(name).map(|f| f.label(lang));
        let word = fact.or(parameter).or(other).or(field).unwrap_or(name);
        match member {
            Some(id) => format!("{word} ({id})"),
            None if input.starts_with("declared/") => {
                format!("{word} ({})", if lang == Lang::Id { "dinyatakan" } else { "declared" })
            }
            None => word.to_owned(),
        }
    }
}
