//! Says texts, numbers and dates in the chosen language.

use crate::texts::words as w;
use crate::texts::{Noun, Text};
use sentra::Lang;
use sentra::date::Date;
use sentra::finding::Severity;
use sentra::industry::Kbli;
use sentra::law::{Bilingual, Evidence, InputKind, Law, Share};
use sentra::money::{compact_en, compact_id, group_digits, group_digits_en};
use sentra::region::{Level, RegionCode};
use sentra::unit::{Field, FieldKind};
use std::fmt::Display;

/// NPWP and NIK have so many digits or more; figures of money are grouped or shorter.
const PERSONAL_DIGITS: usize = 15;

/// The language of what is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Say {
    pub(crate) lang: Lang,
}

impl Say {
    /// A text without parameters.
    pub(crate) fn t(self, text: Text) -> &'static str {
        match self.lang {
            Lang::Id => text.id,
            Lang::En => text.en,
        }
    }

    /// A text with its parameters. A value is put in as it is: braces in it mean nothing.
    pub(crate) fn fill(self, text: Text, params: &[(&str, &dyn Display)]) -> String {
        let mut out = String::new();
        let mut rest = self.t(text);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                rest = after;
                continue;
            };
            if let Some((_, value)) = params.iter().find(|(n, _)| *n == name) {
                out.push_str(&value.to_string());
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }

    /// A whole number.
    pub(crate) fn n(self, number: impl TryInto<i128>) -> String {
        let number = number.try_into().unwrap_or(i128::MAX);
        match self.lang {
            Lang::Id => group_digits(number),
            Lang::En => group_digits_en(number),
        }
    }

    /// A count that may be larger than what was counted.
    pub(crate) fn at_least(self, number: u64, may_be_more: bool) -> String {
        if may_be_more { format!("{} {}", self.t(w::AT_LEAST), self.n(number)) } else { self.n(number) }
    }

    /// A whole number with its noun.
    pub(crate) fn of(self, number: impl TryInto<i128>, noun: Noun) -> String {
        let number = number.try_into().unwrap_or(i128::MAX);
        let word = match (self.lang, number) {
            (Lang::Id, _) => noun.id,
            (Lang::En, 1) => noun.one,
            (Lang::En, _) => noun.many,
        };
        format!("{} {word}", self.n(number))
    }

    /// Rupiah in short form.
    pub(crate) fn rupiah(self, amount: i128) -> String {
        let sign = if amount < 0 { "-" } else { "" };
        let digits = match self.lang {
            Lang::Id => compact_id(amount.saturating_abs()),
            Lang::En => compact_en(amount.saturating_abs()),
        };
        format!("{sign}Rp{digits}")
    }

    /// Rupiah to the last digit.
    pub(crate) fn rupiah_full(self, amount: i128) -> String {
        let sign = if amount < 0 { "-" } else { "" };
        format!("{sign}Rp{}", self.n(amount.saturating_abs()))
    }

    /// A share with one decimal, cut off, so that less than all never reads as 100.
    pub(crate) fn percent(self, part: u64, whole: u64) -> String {
        if whole == 0 {
            return "-".to_owned();
        }
        let tenths = u128::from(part) * 1000 / u128::from(whole);
        let mark = if self.lang == Lang::Id { ',' } else { '.' };
        match tenths % 10 {
            0 => format!("{} %", tenths / 10),
            tenth => format!("{}{mark}{tenth} %", tenths / 10),
        }
    }

    /// A day in words.
    pub(crate) fn date(self, date: Date) -> String {
        match self.lang {
            Lang::Id => date.in_words_id(),
            Lang::En => date.in_words_en(),
        }
    }

    /// A text of the registry.
    pub(crate) fn both(self, text: &Bilingual) -> &str {
        text.in_lang(self.lang)
    }

    /// A text with its first letter as a capital.
    pub(crate) fn capital(self, text: &str) -> String {
        let mut chars = text.chars();
        chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
    }

    /// A text that came from a file: a long run of digits, which can be a personal number, is masked.
    pub(crate) fn data(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut run = String::new();
        for c in text.chars().map(Some).chain([None]) {
            match c {
                Some(digit) if digit.is_ascii_digit() => run.push(digit),
                other => {
                    let masked = run.len() >= PERSONAL_DIGITS;
                    out.extend(run.chars().enumerate().map(|(i, d)| if masked && i >= 4 { '•' } else { d }));
                    run.clear();
                    out.extend(other);
                }
            }
        }
        out
    }

    /// An input of an answer, in words. A member's input names the member.
    pub(crate) fn input(self, input: &str) -> String {
        Law::indonesia().input_words(input, self.lang)
    }

    /// A value of evidence, in words.
    pub(crate) fn value(self, input: &str, state: &str, value: &str) -> String {
        let last = input.rsplit('/').next().unwrap_or(input);
        let fact = Law::indonesia().input(last).map(|i| i.kind);
        let kind = match fact {
            Some(InputKind::Rupiah) => Some(FieldKind::Money),
            Some(_) => None,
            None => Field::from_name(last).map(Field::kind),
        };
        let one = |text: &str| match (text.parse::<i64>(), kind) {
            (Ok(n), Some(FieldKind::Money)) => self.rupiah_full(i128::from(n)),
            (Ok(n), Some(FieldKind::Count) | None) => self.n(n),
            _ => match text {
                "true" => self.t(w::YES).to_owned(),
                "false" => self.t(w::NO).to_owned(),
                "undeclared" => self.t(w::UNDECLARED).to_owned(),
                "paid" => self.t(w::PAID).to_owned(),
                "including_owner" => self.t(w::INCLUDING_OWNER).to_owned(),
                _ => text.to_owned(),
            },
        };
        match state {
            "known" => one(value),
            "one_of" => {
                let all: Vec<String> = value.split(" | ").map(one).collect();
                all.join(&format!(" {} ", self.t(w::OR)))
            }
            "range" => match value.split_once("..") {
                Some((lo, "")) => format!("{} {}", self.t(w::AT_LEAST), one(lo)),
                Some(("", hi)) => format!("{} {}", self.t(w::AT_MOST), one(hi)),
                Some((lo, hi)) => format!("{} {} {}", one(lo), self.t(w::TO), one(hi)),
                None => one(value),
            },
            "missing" => self.t(w::NOT_KNOWN).to_owned(),
            _ => self.t(w::NOT_APPLICABLE).to_owned(),
        }
    }

    /// What a group shares, in words.
    pub(crate) fn share(self, share: Share) -> &'static str {
        match share {
            Share::Kbli => "KBLI",
            Share::Product => self.t(w::PRODUCT),
            Share::RawMaterial => self.t(w::RAW_MATERIAL),
            Share::Process => self.t(w::PROCESS),
        }
    }

    /// How well something is evidenced.
    pub(crate) fn evidence(self, evidence: Evidence) -> &'static str {
        match evidence {
            Evidence::Verified => self.t(w::EVIDENCE_VERIFIED),
            Evidence::Derived => self.t(w::EVIDENCE_DERIVED),
            Evidence::Secondary => self.t(w::EVIDENCE_SECONDARY),
            Evidence::Unconfirmed => self.t(w::EVIDENCE_UNCONFIRMED),
            Evidence::Supplied => self.t(w::EVIDENCE_SUPPLIED),
        }
    }

    /// How grave a finding is.
    pub(crate) fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.t(w::SEVERITY_ERROR),
            Severity::Warning => self.t(w::SEVERITY_WARNING),
            Severity::Info => self.t(w::SEVERITY_INFO),
        }
    }

    /// A level of regions.
    pub(crate) fn level(self, level: Level) -> &'static str {
        let field = match level {
            Level::Province => Field::Province,
            Level::Regency => Field::Regency,
            Level::District => Field::District,
            Level::Village => Field::Village,
        };
        field.label(self.lang)
    }

    /// A size class; an Indonesian legal word, so English adds its meaning.
    pub(crate) fn class(self, class: &str) -> String {
        sentra::law::class_words(class, self.lang).into_owned()
    }

    /// The title of an industry, where our table has one.
    pub(crate) fn industry(self, kbli: Kbli) -> Option<&'static str> {
        kbli.title().map(|t| if self.lang == Lang::Id { t.id } else { t.en })
    }
}

/// The name of a region, or its code where our table does not have it.
pub(crate) fn region_name(code: RegionCode) -> String {
    code.name().map_or_else(|| code.to_string(), str::to_owned)
}

/// The name of a region with those above it, up to a level.
pub(crate) fn place_in(code: RegionCode, up_to: Level) -> String {
    let above = [Level::District, Level::Regency, Level::Province].into_iter();
    let levels = above.filter(|l| *l < code.level && *l >= up_to);
    let names = levels.filter_map(|l| code.ancestor(l)?.name());
    std::iter::once(region_name(code)).chain(names.map(str::to_owned)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::Text;

    const ID: Say = Say { lang: Lang::Id };
    const EN: Say = Say { lang: Lang::En };

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!((ID.n(1234), EN.n(1234)), ("1.234".into(), "1,234".into()));
        assert_eq!((ID.percent(1, 8), EN.percent(1, 8)), ("12,5 %".into(), "12.5 %".into()));
        assert_eq!((ID.percent(999_999, 1_000_000), ID.percent(0, 0)), ("99,9 %".into(), "-".into()));
        assert_eq!(ID.rupiah(-1_500_000_000), "-Rp1,5 miliar");
        assert!(!ID.rupiah(i128::MIN).is_empty());
    }

    #[test]
    fn long_digits_are_masked() {
        assert_eq!(ID.data("NIK 3524010101700001, 12.500.000"), "NIK 3524••••••••••••, 12.500.000");
    }

    #[test]
    fn parameters_are_not_read_again() {
        let text = Text { id: "a {x} b", en: "a {x} b" };
        assert_eq!(ID.fill(text, &[("x", &"{x} {y}")]), "a {x} {y} b");
    }
}
