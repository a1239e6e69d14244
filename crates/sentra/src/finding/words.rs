//! Words for the short codes that stand in the parameters of findings, such as why a number cannot be read.

use crate::Lang;
use crate::law::Law;
use crate::unit::Field;

/// Code, Indonesian, English.
const WORDS: &[(&str, &str, &str)] = &[
    // numbers
    ("ambiguous", "dapat dibaca dua cara", "can be read in two ways"),
    ("one_reading_left", "bacaan lain tidak mungkin", "the other reading is impossible"),
    ("against_marks", "menyalahi tanda angka kolomnya", "against the marks of its column"),
    ("unit_word", "kata satuan", "a word of unit"),
    ("letter_suffix", "huruf satuan", "a letter of size"),
    ("own_multiplier", "satuan ditulis pada angkanya", "its own word of size"),
    ("approximate", "perkiraan", "approximate"),
    ("strict_bound", "batas yang tidak termasuk", "a bound that is excluded"),
    ("footnote_mark", "tanda catatan kaki", "a footnote mark"),
    ("special_blank", "spasi khusus", "an unusual blank"),
    ("unicode_minus", "tanda minus khusus", "an unusual minus sign"),
    ("parentheses_negative", "kurung berarti minus", "parentheses mean minus"),
    ("blank_thousands", "spasi sebagai tanda ribuan", "blanks as thousands mark"),
    (
        "excel_exponent",
        "ditulis Excel dengan pangkat, digitnya hilang",
        "written with an exponent by a spreadsheet, digits are lost",
    ),
    ("excel_error", "nilai galat Excel", "an error value of a spreadsheet"),
    ("percent", "persentase", "a percentage"),
    ("currency", "jumlah rupiah", "an amount of rupiah"),
    ("leading_zero", "diawali nol", "begins with a zero"),
    ("zero_word", "kata yang berarti nol", "a word for zero"),
    ("fraction", "pecahan", "a fraction"),
    ("negative", "di bawah nol", "below zero"),
    ("out_of_range", "di luar jangkauan", "out of range"),
    ("reversed_range", "batas terbalik", "a reversed range"),
    ("no_digits", "tanpa angka", "no digits"),
    ("grouping", "pengelompokan digit salah", "wrong grouping of digits"),
    ("stray_character", "ada tanda asing", "a stray character"),
    ("unknown_word", "ada kata tak dikenal", "an unknown word"),
    ("two_numbers", "dua angka", "two numbers"),
    ("foreign_currency", "mata uang asing", "a foreign currency"),
    ("too_large", "terlalu besar", "too large"),
    ("too_long", "terlalu panjang", "too long"),
    // dates
    ("two_digit_year", "tahun dua digit", "a year of two digits"),
    ("excel_serial", "nomor seri Excel", "a serial number of a spreadsheet"),
    ("month_first", "hanya terbaca bulan-hari-tahun", "readable as month-day-year only"),
    ("time_dropped", "jamnya diabaikan", "its time of day is left out"),
    // identifiers
    ("empty", "kosong", "empty"),
    ("wrong_length", "jumlah digit salah", "the number of digits is wrong"),
    ("wrong_characters", "ada tanda yang bukan angka", "a character that is no digit"),
    ("zero_tail", "ekornya nol semua, bekas Excel", "only zeros behind, left by a spreadsheet"),
    (
        "lost_leading_zero",
        "kurang satu digit, mungkin nol depannya hilang",
        "one digit short, probably a lost leading zero",
    ),
    ("float_tail", "berakhir .0, pernah dibaca sebagai bilangan", "ends in .0, was read as a number once"),
    ("placeholder", "digit pengisi", "a filler"),
    ("invalid_date", "tanggal di dalamnya tidak ada", "the date inside does not exist"),
    ("zero_serial", "nomor urutnya nol", "its serial number is zero"),
    ("wrong_prefix", "awalannya tidak dikenal", "an unknown beginning"),
    (
        "luhn_mismatch",
        "digit pemeriksanya tidak cocok; ini hanya petunjuk",
        "its check digit does not fit; only a hint",
    ),
    (
        "last_digit_zero",
        "digit terakhirnya nol, mungkin dibulatkan Excel",
        "its last digit is zero, perhaps rounded by a spreadsheet",
    ),
    // decree numbers
    (
        "no_classification_first",
        "tidak diawali kode klasifikasi",
        "does not begin with a classification code",
    ),
    ("no_year_last", "tidak diakhiri tahun empat digit", "does not end in a four-digit year"),
    ("year_differs", "tahunnya berbeda dari tanggalnya", "its year is not that of its date"),
    ("stray_blanks", "ada spasi di dalamnya", "blanks inside"),
    ("unknown_shape", "bentuknya tidak dikenal", "of no known shape"),
];

/// A parameter as a person reads it: fields by their label, codes by their words, and of a text in both languages
/// (`id / en`) the half that is asked for.
pub(super) fn param(name: &str, value: &str, lang: Lang) -> String {
    match name {
        "field" => match (Field::from_name(value), Law::indonesia().input(value)) {
            (Some(field), _) => field.label(lang).to_owned(),
            (None, Some(fact)) => fact.title.in_lang(lang).to_owned(),
            (None, None) => value.to_owned(),
        },
        "reason" | "note" | "evidence" | "goods_2020" | "goods_2025" => {
            let (code, rest) = value.split_once(": ").map_or((value, None), |(c, r)| (c, Some(r)));
            let word = WORDS.iter().find(|(c, ..)| *c == code);
            let word = word.map(|(_, id, en)| if lang == Lang::Id { *id } else { *en });
            match (word, rest, value.split_once(" / ")) {
                (Some(word), None, _) => word.to_owned(),
                (Some(word), Some(rest), _) => format!("{word} \"{rest}\""),
                (None, _, Some((id, en))) => (if lang == Lang::Id { id } else { en }).to_owned(),
                (None, _, None) => value.to_owned(),
            }
        }
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::NumberError;

    #[test]
    fn every_reason_has_words() {
        for error in NumberError::ALL {
            assert!(WORDS.iter().any(|(code, ..)| *code == error.code()), "{}", error.code());
        }
        assert_eq!(param("field", "workers", Lang::Id), "tenaga kerja");
        assert_eq!(param("field", "machine_new", Lang::En), "the machine is new");
        assert_eq!(param("note", "unit_word: orang", Lang::En), "a word of unit \"orang\"");
        assert_eq!(param("reason", "bukan angka / not a number", Lang::En), "not a number");
        assert_eq!(param("text", "a / b", Lang::En), "a / b");
    }
}
