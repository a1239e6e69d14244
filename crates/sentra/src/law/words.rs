//! Words for the inputs that an answer can ask for.

use super::Law;
use crate::Lang;
use crate::unit::Field;
use std::borrow::Cow;
use std::collections::BTreeMap;

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

/// What a size class is called: by its word in the law, in English with its usual translation before it.
///
/// ```
/// use sentra::{Lang, law::class_words};
/// assert_eq!(class_words("menengah", Lang::En), "medium (menengah)");
/// assert_eq!(class_words("menengah", Lang::Id), "menengah");
/// ```
pub fn class_words(class: &str, lang: Lang) -> Cow<'_, str> {
    let english = match (lang, class) {
        (Lang::En, "mikro") => "micro",
        (Lang::En, "kecil") => "small",
        (Lang::En, "menengah" | "sedang") => "medium",
        (Lang::En, "besar") => "large",
        _ => return Cow::Borrowed(class),
    };
    Cow::Owned(format!("{english} ({class})"))
}

/// Several classes, with a word between them.
pub(crate) fn classes_words(classes: &[String], between: &str, lang: Lang) -> String {
    classes.iter().map(|c| class_words(c, lang)).collect::<Vec<_>>().join(between)
}

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
        self.name_of(input, lang).into_owned()
    }

    /// The same, without a copy where the words stand ready.
    pub(crate) fn name_of<'n>(&'n self, input: &'n str, lang: Lang) -> Cow<'n, str> {
        let (name, member) = match input.strip_prefix("members/").and_then(|rest| rest.rsplit_once('/')) {
            Some((id, name)) => (name, Some(id)),
            None => {
                let bare = input.strip_prefix("supplied/").or_else(|| input.strip_prefix("declared/"));
                (bare.unwrap_or(input), None)
            }
        };
        let ready = self.places.words.get(name).map(|[id, en]| if lang == Lang::Id { id } else { en });
        let word = match ready {
            Some(word) => word.as_str(),
            None => self.look_up_word(name, lang),
        };
        match member {
            Some(id) => Cow::Owned(format!("{word} ({id})")),
            None if input.starts_with("declared/") => {
                let declared = if lang == Lang::Id { "dinyatakan" } else { "declared" };
                Cow::Owned(format!("{word} ({declared})"))
            }
            None => Cow::Borrowed(word),
        }
    }

    /// The words for all fields and facts, so that they are looked for once.
    pub(super) fn plain_words(&self) -> BTreeMap<String, [String; 2]> {
        let fields = Field::ALL.iter().map(|f| f.as_str());
        let facts = self.registry().inputs.iter().map(|i| i.id.as_str());
        let others = OTHERS.iter().map(|o| o.0);
        let words = |name: &str| [Lang::Id, Lang::En].map(|lang| self.look_up_word(name, lang).to_owned());
        fields.chain(facts).chain(others).map(|name| (name.to_owned(), words(name))).collect()
    }

    /// The first that has the name: a fact, a parameter, another input, a field.
    fn look_up_word<'n>(&'n self, name: &'n str, lang: Lang) -> &'n str {
        self.input(name)
            .map(|i| i.title.in_lang(lang))
            .or_else(|| self.parameter(name).map(|p| p.meaning.in_lang(lang)))
            .or_else(|| OTHERS.iter().find(|o| o.0 == name).map(|o| if lang == Lang::Id { o.1 } else { o.2 }))
            .or_else(|| Field::from_name(name).map(|f| f.label(lang)))
            .unwrap_or(name)
    }
}
