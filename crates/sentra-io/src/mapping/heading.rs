//! Takes a heading apart: what it names, in which multiple of the unit, of which edition.

use sentra::text::fold;

/// A heading taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// What it names, without case, blanks, punctuation and unit.
    pub(crate) key: String,
    /// The words behind "unit usaha" in the spelling of the file.
    pub(crate) qualifier: Option<String>,
    /// By how much its numbers are to be multiplied.
    pub(crate) scale: i64,
    pub(crate) percent: bool,
    /// It speaks of another currency than rupiah.
    pub(crate) foreign: bool,
    /// The year behind "KBLI".
    pub(crate) edition: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    None,
    /// A word of money, with its factor.
    Money(i64),
    /// A word that is a unit only in brackets.
    Bracketed,
    Foreign,
}

fn unit(word: &str) -> Unit {
    match word {
        "rp" | "rupiah" | "idr" | "dalam" | "dlm" | "x" | "1" => Unit::Money(1),
        "000" | "1000" | "ribu" | "ribuan" | "rb" => Unit::Money(1_000),
        "1000000" | "juta" | "jutaan" | "jt" => Unit::Money(1_000_000),
        "miliar" | "milyar" | "miliaran" | "milyaran" | "milliar" => Unit::Money(1_000_000_000),
        "triliun" | "trilyun" | "trilliun" | "triliunan" => Unit::Money(1_000_000_000_000),
        "us" | "usd" | "dolar" | "dollar" => Unit::Foreign,
        "orang" | "org" | "jiwa" | "unit" | "buah" | "satuan" | "nilai" => Unit::Bracketed,
        _ => Unit::None,
    }
}

struct Word {
    text: String,
    /// The number of the bracket it stands in; 0 outside of brackets.
    bracket: usize,
}

impl Heading {
    pub(crate) fn parse(heading: &str) -> Self {
        let mut words = words(heading);
        let percent = is_percent(heading, &words);
        let mut scale = 1_i64;
        let mut foreign = false;
        let mut take = |unit: Unit| match unit {
            Unit::Money(factor) => scale = scale.saturating_mul(factor),
            Unit::Foreign => foreign = true,
            _ => {}
        };
        // A bracket that holds nothing but units.
        let brackets = words.iter().map(|w| w.bracket).max().unwrap_or(0);
        for bracket in 1..=brackets {
            let inside = |w: &&Word| w.bracket == bracket;
            if words.iter().filter(inside).all(|w| unit(&w.text) != Unit::None) {
                words.iter().filter(inside).for_each(|w| take(unit(&w.text)));
                words.retain(|w| w.bracket != bracket);
            }
        }
        // Words of money at the end, such as "Rp. 000" or "_rp_juta".
        let money = |w: &Word| matches!(unit(&w.text), Unit::Money(_) | Unit::Foreign);
        let tail = words.iter().rev().take_while(|w| money(w)).count();
        let named = words.len() - tail;
        if named > 0 {
            words.drain(named..).for_each(|w| take(unit(&w.text)));
        }
        let edition = kbli_edition(&mut words);
        let qualifier = qualifier(&words);
        Self {
            key: words.iter().map(|w| fold(&w.text)).collect(),
            qualifier,
            scale,
            percent,
            foreign,
            edition,
        }
    }
}

fn words(heading: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut bracket, mut brackets, mut open) = (0, 0, false);
    for c in heading.chars().take(400) {
        match c {
            '(' | '[' => {
                brackets += 1;
                bracket = brackets;
                open = false;
            }
            ')' | ']' => {
                bracket = 0;
                open = false;
            }
            c if c.is_alphanumeric() => {
                if !open {
                    words.push(Word { text: String::new(), bracket });
                }
                open = true;
                if let Some(word) = words.last_mut() {
                    word.text.extend(c.to_lowercase());
                }
            }
            _ => open = false,
        }
    }
    words
}

fn is_percent(heading: &str, words: &[Word]) -> bool {
    const FIRST: [&str; 5] = ["persentase", "prosentase", "persen", "percent", "percentage"];
    let says = |w: Option<&Word>| w.is_some_and(|w| FIRST.contains(&w.text.as_str()));
    heading.contains('%') || says(words.first()) || says(words.last())
}

/// Takes the year from "KBLI 2020" and "kbli_2019".
fn kbli_edition(words: &mut Vec<Word>) -> Option<String> {
    let is_kbli = words.iter().any(|w| matches!(w.text.as_str(), "kbli" | "klbi"));
    let year = words.last().filter(|w| w.text.len() == 4 && w.text.starts_with("20"))?;
    if !is_kbli || words.len() < 2 || year.text.parse::<u16>().is_err() {
        return None;
    }
    words.pop().map(|w| w.text)
}

/// Words that say which units are counted, how large they are or where, and not what they make. Whole branches of
/// industry are no product either.
#[rustfmt::skip]
const NO_GOODS: &[&str] = &[
    "mikro", "kecil", "menengah", "sedang", "besar", "ikm", "umkm", "ukm", "iumk", "umk", "ik", "im", "ib", "irt", "rumah", "tangga",
    "industri", "usaha", "unit", "formal", "nonformal", "non", "informal", "aktif", "tidak", "belum", "sudah", "masih", "total", "jumlah",
    "jml", "seluruh", "seluruhnya", "semua", "keseluruhan", "tahun", "thn", "th", "bulan", "baru", "lama", "tumbuh", "mati", "tutup",
    "berhenti", "binaan", "dibina", "terdaftar", "terdata", "berizin", "berijin", "izin", "ijin", "nib", "legal", "ilegal", "milik",
    "pemilik", "laki", "perempuan", "pria", "wanita", "lk", "pr", "l", "p", "per", "tiap", "setiap", "rata", "desa", "kelurahan", "kel",
    "kecamatan", "kec", "kabupaten", "kab", "kota", "provinsi", "wilayah", "lokasi", "sentra", "kelompok", "klaster", "yang", "di", "ke",
    "dari", "pada", "dengan", "tanpa", "memiliki", "mempunyai", "punya", "menurut", "berdasarkan", "persen", "persentase", "orang",
    "buah", "bh", "nama", "kode", "id", "no", "ket", "keterangan", "lain", "lainnya", "tersebut", "ini", "dan", "atau", "sampel",
    "responden", "populasi", "perusahaan", "pengrajin", "perajin", "pengusaha", "tenaga", "kerja", "pangan", "sandang", "kimia", "aneka",
    "agro", "kerajinan", "logam", "mesin", "elektronika", "elektronik", "jasa", "dagang", "perdagangan", "micro", "small", "medium",
    "large", "active", "new", "all", "of", "and",
];

/// The product that the words behind "unit usaha" name, where they can name one.
pub(super) fn goods(qualifier: &str) -> Option<&str> {
    let names =
        |word: &str| word.len() > 2 && word.chars().all(char::is_alphabetic) && !NO_GOODS.contains(&word);
    let each = |part: &str| part.split(' ').all(names);
    (qualifier.split(' ').count() <= 4 && qualifier.split(" dan ").all(each)).then_some(qualifier)
}

/// "Bordir" of "Unit Usaha Bordir".
fn qualifier(words: &[Word]) -> Option<String> {
    let text: Vec<&str> = words.iter().map(|w| w.text.as_str()).collect();
    let rest = match text.as_slice() {
        ["unit", "usaha", rest @ ..] | ["jumlah" | "jml", "unit", "usaha", rest @ ..] => rest,
        _ => return None,
    };
    (!rest.is_empty()).then(|| rest.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(heading: &str) -> (String, i64) {
        let heading = Heading::parse(heading);
        (heading.key, heading.scale)
    }

    #[test]
    fn units_in_headings_become_factors() {
        for (heading, key, scale) in [
            ("Nilai Investasi", "nilaiinvestasi", 1),
            ("Nilai Investasi (Rp)", "nilaiinvestasi", 1),
            ("Nilai Investasi (000 Rp)", "nilaiinvestasi", 1_000),
            ("Nilai Investasi (Rp. 000,-)", "nilaiinvestasi", 1_000),
            ("NILAI INVESTASI Rp. 000", "nilaiinvestasi", 1_000),
            ("Nilai Produksi (Rp 1.000)", "nilaiproduksi", 1_000),
            ("Nilai Produksi (Rp.000.000)", "nilaiproduksi", 1_000_000),
            ("Nilai Produksi (Juta)", "nilaiproduksi", 1_000_000),
            ("Nilai Produksi\n(juta rupiah)", "nilaiproduksi", 1_000_000),
            ("Nilai Produksi (dalam ribuan rupiah)", "nilaiproduksi", 1_000),
            ("investasi_rp_juta", "investasi", 1_000_000),
            ("modal_usaha__triliun_rp_", "modalusaha", 1_000_000_000_000),
            ("pagu_rp_miliar", "pagu", 1_000_000_000),
            ("Tenaga Kerja (orang)", "tenagakerja", 1),
            ("Tenaga Kerja (L)", "tenagakerjal", 1),
            ("Investasi (tanpa tanah dan bangunan) (Rp)", "investasitanpatanahdanbangunan", 1),
            ("UNIT_ USAHA", "unitusaha", 1),
            ("Rp", "rp", 1),
        ] {
            assert_eq!(parts(heading), (key.to_owned(), scale), "{heading}");
        }
    }

    #[test]
    fn other_currencies_and_percentages_are_told_apart() {
        assert!(Heading::parse("investasi_us_ribu").foreign);
        assert!(!Heading::parse("investasi_rp_juta").foreign);
        for heading in ["Persentase (%)", "PERSENTASE USAHA KECIL", "persen", "Share (%)"] {
            assert!(Heading::parse(heading).percent, "{heading}");
        }
        assert!(!Heading::parse("Perusahaan").percent);
    }

    #[test]
    fn kbli_carries_its_edition() {
        assert_eq!(Heading::parse("kbli_2019").edition.as_deref(), Some("2019"));
        assert_eq!(Heading::parse("Kode KBLI 2020").edition.as_deref(), Some("2020"));
        assert_eq!(Heading::parse("Tahun 2020").edition, None);
        assert_eq!(parts("kbli_2019").0, "kbli");
    }

    #[test]
    fn a_count_of_units_keeps_what_it_counts() {
        assert_eq!(Heading::parse("Unit Usaha Bordir").qualifier.as_deref(), Some("bordir"));
        assert_eq!(Heading::parse("Unit Usaha").qualifier, None);
    }

    #[test]
    fn only_goods_are_products() {
        for product in ["bordir", "tahu dan tempe", "batu bata", "anyaman bambu"] {
            assert_eq!(goods(product), Some(product));
        }
        for other in [
            "mikro",
            "kecil",
            "formal",
            "non formal",
            "2016",
            "tahun 2016",
            "yang aktif",
            "ikm",
            "berizin",
            "kecamatan kawalu",
            "pangan",
            "l",
            "aktif dan baru",
            "dan",
            "rumah tangga",
            "",
        ] {
            assert_eq!(goods(other), None, "{other}");
        }
    }
}
