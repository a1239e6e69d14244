//! What is made in the synthetic register, and where groups of makers are planted.

/// A kind of goods: its KBLI 2020 code and the words that an office writes beside it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Good {
    pub(super) kbli: &'static str,
    pub(super) commodity: &'static str,
    pub(super) product: &'static str,
    pub(super) branch: &'static str,
    pub(super) measure: &'static str,
}

const fn good(
    kbli: &'static str,
    commodity: &'static str,
    product: &'static str,
    branch: &'static str,
    measure: &'static str,
) -> Good {
    Good { kbli, commodity, product, branch, measure }
}

const FOOD: &str = "Pangan";
const CLOTH: &str = "Sandang";
const CRAFT: &str = "Kerajinan";
const BUILDING: &str = "Kimia dan Bahan Bangunan";
const METAL: &str = "Logam dan Elektronika";

/// One product for each code, so that equal products and equal codes name the same groups.
pub(super) const GOODS: [Good; 30] = [
    good("10211", "Ikan Asin", "Ikan asin kering", FOOD, "Kg"),
    good("10295", "Terasi", "Terasi udang", FOOD, "Kg"),
    good("10391", "Tempe", "Tempe kedelai", FOOD, "Kg"),
    good("10392", "Tahu", "Tahu", FOOD, "Kg"),
    good("10399", "Olahan Buah", "Manisan buah", FOOD, "Kg"),
    good("10710", "Roti", "Roti dan kue kering", FOOD, "Kg"),
    good("10722", "Gula Merah", "Gula merah", FOOD, "Kg"),
    good("10740", "Mie", "Mi lidi", FOOD, "Kg"),
    good("10761", "Kopi Bubuk", "Kopi bubuk", FOOD, "Kg"),
    good("10774", "Garam", "Garam olahan", FOOD, "Ton"),
    good("10792", "Wingko", "Wingko", FOOD, "Bungkus"),
    good("10794", "Kerupuk", "Kerupuk ikan", FOOD, "Kg"),
    good("11090", "Minuman", "Minuman sari jahe", FOOD, "Botol"),
    good("13122", "Tenun Ikat", "Sarung tenun ikat", CLOTH, "Kodi"),
    good("13134", "Batik", "Batik tulis", CLOTH, "Lembar"),
    good("13930", "Tikar", "Tikar karpet", CRAFT, "Lembar"),
    good("14111", "Konveksi", "Pakaian jadi", CLOTH, "Potong"),
    good("14131", "Kopiah", "Kopiah", CLOTH, "Kodi"),
    good("14302", "Bordir", "Busana bordir", CLOTH, "Potong"),
    good("15121", "Tas", "Tas imitasi", CLOTH, "Buah"),
    good("16291", "Anyaman Bambu", "Anyaman bambu", CRAFT, "Buah"),
    good("16292", "Enceng Gondok", "Tas enceng gondok", CRAFT, "Buah"),
    good("22299", "Anyaman Plastik", "Tas anyaman plastik", CRAFT, "Buah"),
    good("23921", "Batu Bata", "Batu bata merah", BUILDING, "Buah"),
    good("23922", "Genteng", "Genteng", BUILDING, "Buah"),
    good("23932", "Gerabah", "Gerabah", BUILDING, "Buah"),
    good("23942", "Kapur", "Kapur", BUILDING, "Ton"),
    good("25931", "Pande Besi", "Alat pertanian", METAL, "Buah"),
    good("30111", "Perahu", "Perahu kayu", CRAFT, "Unit"),
    good("31001", "Mebel", "Mebel kayu", CRAFT, "Set"),
];

/// What a planted group has to be found as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// At least five units that are IKM for certain.
    Sentra,
    /// Four small units and nothing else.
    FourUnits,
    /// Four small units and a firm of more than 15 billion rupiah and at least 20 workers.
    FourAndALargeFirm,
    /// Four small units, and one with 20 workers or more whose investment is not recorded.
    FourAndAnOpenUnit,
}

impl Kind {
    /// The word in the file of the truth.
    pub(super) fn expected(self) -> &'static str {
        match self {
            Kind::Sentra => "sentra",
            Kind::FourUnits | Kind::FourAndALargeFirm => "not_sentra",
            Kind::FourAndAnOpenUnit => "unknown",
        }
    }
}

/// A planted group: the code of its village, its KBLI 2020, how many units, what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Planted {
    pub(super) village: &'static str,
    pub(super) kbli: &'static str,
    pub(super) units: usize,
    pub(super) kind: Kind,
}

const fn sentra(village: &'static str, kbli: &'static str, units: usize) -> Planted {
    Planted { village, kbli, units, kind: Kind::Sentra }
}

/// Twenty-five sentra and three groups that miss the definition or leave it open. One village holds two sentra; "Turi" and
/// "Sukorejo" are names of several villages of the regency.
pub(super) const PLANTED: [Planted; 28] = [
    sentra("35.24.10.2009", "13122", 60),
    sentra("35.24.14.2005", "13134", 34),
    sentra("35.24.14.2005", "14302", 18),
    sentra("35.24.14.2006", "13134", 12),
    sentra("35.24.14.2007", "14302", 22),
    sentra("35.24.14.2002", "10295", 19),
    sentra("35.24.14.1001", "10211", 25),
    sentra("35.24.07.1010", "10211", 40),
    sentra("35.24.05.2022", "14111", 48),
    sentra("35.24.21.2005", "14131", 16),
    sentra("35.24.21.2014", "14131", 27),
    sentra("35.24.21.2009", "22299", 13),
    sentra("35.24.20.2015", "14131", 9),
    sentra("35.24.26.2019", "13930", 14),
    sentra("35.24.26.2015", "14302", 6),
    sentra("35.24.22.1014", "13930", 21),
    sentra("35.24.22.1012", "10391", 10),
    sentra("35.24.23.2007", "13930", 8),
    sentra("35.24.24.2011", "14302", 11),
    sentra("35.24.09.2001", "10740", 7),
    sentra("35.24.04.2016", "31001", 15),
    sentra("35.24.13.2001", "10794", 31),
    sentra("35.24.17.2007", "10794", 5),
    sentra("35.24.16.2004", "16291", 17),
    sentra("35.24.11.2012", "23922", 24),
    Planted { village: "35.24.18.2011", kbli: "14302", units: 4, kind: Kind::FourUnits },
    Planted { village: "35.24.22.2011", kbli: "10392", units: 5, kind: Kind::FourAndALargeFirm },
    Planted { village: "35.24.12.2015", kbli: "16292", units: 5, kind: Kind::FourAndAnOpenUnit },
];
