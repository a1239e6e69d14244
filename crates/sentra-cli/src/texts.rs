//! Every fixed text of the command and the report, once, in both languages.
//!
//! Texts about the law and about findings are not here: they come from the library.

pub(crate) mod cli;
pub(crate) mod page;
pub(crate) mod words;

/// A text in both languages, with parameters in braces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text {
    pub(crate) id: &'static str,
    pub(crate) en: &'static str,
}

/// A noun behind a number. Indonesian has one form.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noun {
    pub(crate) id: &'static str,
    pub(crate) one: &'static str,
    pub(crate) many: &'static str,
}

macro_rules! texts {
    ($($name:ident = $id:literal / $en:literal;)*) => {
        $(pub(crate) const $name: $crate::texts::Text = $crate::texts::Text { id: $id, en: $en };)*

        /// All of them by name, for the tests.
        #[cfg(test)]
        pub(crate) const ALL: &[(&str, $crate::texts::Text)] = &[$((stringify!($name), $name)),*];
    };
}
pub(crate) use texts;

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all() -> impl Iterator<Item = &'static (&'static str, Text)> {
        [cli::ALL, page::ALL, words::ALL].into_iter().flatten()
    }

    fn braces(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn every_text_says_the_same_parameters_in_both_languages() {
        for (name, text) in all() {
            assert!(!text.id.trim().is_empty() && !text.en.trim().is_empty(), "{name}");
            assert_eq!(braces(text.id), braces(text.en), "{name}");
        }
    }

    #[test]
    fn no_indonesian_word_stands_in_an_english_text() {
        // Words that no English text needs. Legal terms (sentra, desa, IKM) are not among them.
        let indonesian = [
            "adalah",
            "atau",
            "baris",
            "belum",
            "berkas",
            "dalam",
            "dan",
            "dapat",
            "dari",
            "dengan",
            "di",
            "ditolak",
            "jumlah",
            "kabupaten",
            "ke",
            "kolom",
            "menurut",
            "pada",
            "periksa",
            "sebagai",
            "tanpa",
            "tidak",
            "untuk",
            "wilayah",
            "yang",
        ];
        for (name, text) in all() {
            let words = text.en.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
            for word in words {
                assert!(!indonesian.contains(&word.as_str()), "{name}: {word}");
            }
        }
    }

    #[test]
    fn the_two_languages_differ_where_they_can() {
        // Names, codes and words that both languages share.
        let same = all().filter(|(_, t)| {
            t.id == t.en && !t.id.starts_with('{') && t.id.chars().filter(|c| c.is_alphabetic()).count() > 9
        });
        assert_eq!(same.map(|(name, _)| *name).collect::<Vec<_>>(), Vec::<&str>::new());
    }
}
