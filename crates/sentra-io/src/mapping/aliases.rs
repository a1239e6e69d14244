//! What offices write above their columns, misspellings included, and what it means.
//!
//! The headings are those of real tables: web applications of industry offices, sentra lists of DI Yogyakarta,
//! registers of Kediri and Ende, open data of East Java. They are compared without case, blanks and punctuation.

use super::heading::Heading;
use sentra::Lang;
use sentra::law::{InputDefinition, Law};
use sentra::text::fold;
use sentra::unit::Field;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A level of regions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Province,
    Regency,
    District,
    Village,
}

/// How a heading speaks of a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Says {
    /// "kode desa", "id_kelurahan".
    Code,
    /// "desa": a name or a code.
    Plain,
    /// "nama desa".
    Name,
}

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Field(Field),
    /// A product; the greater the number, the less specific the word.
    Product(u8),
    Place(Level, Says),
    /// "satuan": the unit of production where there is production, else of anything.
    UnitOf,
    /// "L" and "P", which mean men and women only together.
    Man,
    Woman,
    /// A fact that the registry of law reads beyond the fields.
    Stated(&'static InputDefinition),
    /// Often seen, but not a field of a unit.
    Known,
}

use Field as F;
use Level::{District, Province, Regency, Village};
use Meaning::{Known, Man, Place, Product, UnitOf, Woman};
use Says::{Code, Name, Plain};

#[rustfmt::skip]
const ALIASES: &[(Meaning, &[&str])] = &[
    (Meaning::Field(F::Id), &["id", "unit_id", "id unit", "id usaha", "id ikm", "id perusahaan", "kode unit", "kode ikm"]),
    (Meaning::Field(F::Name), &[
        "nama", "nama perusahaan", "nama usaha", "nama unit usaha", "nama industri", "nama ikm", "nama umkm", "nama ukm",
        "nama iumk", "nama badan usaha", "perusahaan", "nm perusahaan", "nm usaha", "nama merek usaha", "name",
        "business name", "company name", "nama perusahaan/usaha", "nama perusahaan/pemilik",
    ]),
    (Meaning::Field(F::Owner), &[
        "pemilik", "nama pemilik", "nm pemilik", "pengusaha", "nama pengusaha", "pimpinan", "nama pimpinan", "pemilik usaha",
        "penanggung jawab", "nama penanggung jawab", "nama pengrajin", "nama perajin", "owner name", "pemilik/pimpinan",
    ]),
    (Meaning::Field(F::Address), &["alamat", "jalan", "jln", "alamat sentra", "alamat usaha", "alamat perusahaan", "alamat lengkap", "lokasi usaha"]),
    (Meaning::Field(F::Nib), &["nib", "no nib", "nomor nib", "nomor induk berusaha", "no induk berusaha"]),
    (Meaning::Field(F::Nik), &["nik", "no nik", "nomor nik", "ktp", "no ktp", "nomor ktp", "nomor induk kependudukan", "nik pemilik"]),
    (Meaning::Field(F::Npwp), &["npwp", "no npwp", "nomor npwp", "nomor pokok wajib pajak"]),
    (Meaning::Field(F::Phone), &["telepon", "telp", "telpon", "tlp", "no telp", "no telepon", "nomor telepon", "no hp", "hp", "nomor hp", "telepon/hp", "no telp/hp", "whatsapp", "no wa"]),
    (Place(Province, Code), &["id_provinsi", "kode provinsi", "kd prov", "kd provinsi", "kode prov", "province_code", "idprov"]),
    (Place(Province, Plain), &["provinsi", "propinsi", "prov", "province"]),
    (Place(Province, Name), &["nama provinsi", "nama propinsi", "nama_prov", "nm prov", "province_name"]),
    (Place(Regency, Code), &["id_kabupaten", "kode kabupaten", "kode_kabupaten_kota", "kode kab/kota", "kd kab", "kode kab", "regency_code", "idkab", "id_kota"]),
    (Place(Regency, Plain), &["kabupaten", "kab", "kota", "kabupaten/kota", "kab/kota", "kabkota", "regency", "daerah tingkat ii"]),
    (Place(Regency, Name), &["nama kabupaten", "nama_kabupaten_kota", "nama kab/kota", "nama_kab", "nm kab", "regency_name"]),
    (Place(District, Code), &["id_kecamatan", "kode kecamatan", "kd_kec", "kode kec", "kd kecamatan", "district_code", "idkec"]),
    (Place(District, Plain), &["kecamatan", "kec", "kapanewon", "kemantren", "kapanewon/kemantren", "distrik", "district", "kecamatan/kapanewon"]),
    (Place(District, Name), &["nama kecamatan", "nama_kec", "nm kec", "nama kapanewon", "district_name"]),
    (Place(Village, Code), &["id_kelurahan", "id_desa", "kode desa", "kode kelurahan", "kode desa/kelurahan", "kd_kel", "kd_desa", "village_code", "iddesa"]),
    (Place(Village, Plain), &["desa", "kelurahan", "desa/kel", "desa/kelurahan", "desa_kelurahan", "kel/desa", "kelurahan/desa", "kalurahan", "kel", "village", "ds/kel", "kalurahan/kelurahan", "desa atau kelurahan"]),
    (Place(Village, Name), &["nama desa", "nama kelurahan", "nama desa/kelurahan", "nama_desa", "nama kalurahan", "nm desa", "nm kel", "village_name"]),
    (Meaning::Field(F::Latitude), &["latitude", "lat", "lintang", "garis lintang", "koordinat lintang", "titik lintang"]),
    (Meaning::Field(F::Longitude), &["longitude", "lon", "lng", "long", "bujur", "garis bujur", "koordinat bujur", "titik bujur"]),
    (Meaning::Field(F::Kbli), &["kbli", "klbi", "kode kbli", "no kbli", "nomor kbli", "kbli 5 digit", "kbli (5 digit)", "kbli utama", "kode klbi"]),
    (Meaning::Field(F::KbliEdition), &["edisi kbli", "kbli_edition", "tahun kbli", "versi kbli"]),
    (Product(0), &["jenis produk", "jenis produksi", "nama produk", "nama jenis produk"]),
    (Product(1), &["produk", "produk utama", "product", "products", "hasil produksi", "produk yang dihasilkan", "jenis barang"]),
    (Product(2), &["komoditi", "komoditas", "komoditi utama", "jenis komoditi", "komoditas unggulan", "commodity"]),
    (Meaning::Field(F::RawMaterials), &["bahan baku", "bahan baku utama", "jenis bahan baku", "bahan baku/penolong", "material", "materials", "raw_material"]),
    (Meaning::Field(F::Processes), &["proses produksi", "proses", "process", "jenis proses"]),
    (Meaning::Field(F::Workers), &[
        "tenaga kerja", "jumlah tenaga kerja", "jml tenaga kerja", "jml tk", "jumlah tk", "tk", "naker", "jumlah naker", "pekerja",
        "jumlah pekerja", "karyawan", "jumlah karyawan", "total tenaga kerja", "tenaga kerja total", "worker", "n_tenaga_kerja",
        "serapan tenaga kerja", "penyerapan tenaga kerja", "tenaga kerja jumlah", "tk total",
    ]),
    (Meaning::Field(F::WorkersMale), &[
        "tk lk", "n_lk", "male", "laki laki", "lk", "pria", "tenaga kerja laki laki", "tenaga kerja l", "tk l", "tenaga kerja lk",
        "pekerja laki laki", "tenaga kerja pria", "workers_m", "jml tk lk", "karyawan laki laki", "jumlah tenaga kerja laki laki",
    ]),
    (Meaning::Field(F::WorkersFemale), &[
        "tk pr", "n_pr", "female", "famale", "perempuan", "pr", "wanita", "tenaga kerja perempuan", "tenaga kerja p", "tk p", "tk w",
        "tenaga kerja pr", "pekerja perempuan", "tenaga kerja wanita", "workers_f", "jml tk pr", "karyawan perempuan",
        "jumlah tenaga kerja perempuan",
    ]),
    (Meaning::Field(F::WorkersBasis), &["dasar tenaga kerja"]),
    (Meaning::Field(F::InvestmentExclLand), &[
        "investasi tanpa tanah", "investasi tanpa tanah dan bangunan", "nilai investasi tanpa tanah dan bangunan",
        "nilai investasi tanpa tanah", "investasi di luar tanah dan bangunan", "nilai investasi di luar tanah dan bangunan",
        "investasi tidak termasuk tanah dan bangunan", "nilai investasi tidak termasuk tanah dan bangunan",
        "investasi selain tanah dan bangunan", "investasi mesin dan peralatan",
    ]),
    (Meaning::Field(F::InvestmentLand), &[
        "investasi tanah", "nilai tanah dan bangunan", "nilai investasi tanah dan bangunan", "tanah dan bangunan",
    ]),
    (Meaning::Field(F::InvestmentTotal), &[
        "total investasi", "total nilai investasi", "nilai investasi total", "investasi termasuk tanah dan bangunan",
        "nilai investasi termasuk tanah dan bangunan",
    ]),
    (Meaning::Field(F::Investment), &["investasi", "nilai investasi", "jumlah investasi", "jml investasi", "n_investasi", "investasi usaha", "nilai inv"]),
    (Meaning::Field(F::WorkingCapital), &["modal kerja", "nilai modal kerja", "jumlah modal kerja"]),
    (Meaning::Field(F::BusinessCapital), &["modal usaha", "nilai modal usaha", "jumlah modal usaha"]),
    (Meaning::Field(F::AnnualSales), &[
        "omzet", "omset", "omzet per tahun", "omset per tahun", "omzet tahunan", "omset tahunan", "nilai omzet", "nilai omset", "hasil penjualan",
        "hasil penjualan tahunan", "penjualan tahunan", "penjualan per tahun", "nilai penjualan per tahun", "pendapatan per tahun",
    ]),
    (Meaning::Field(F::NetWorth), &["kekayaan bersih", "nilai kekayaan bersih"]),
    (Meaning::Field(F::ProductionValue), &["nilai produksi", "nilai produksi per tahun", "n_produksi", "nilai prod", "nilai produksi/tahun"]),
    (Meaning::Field(F::ProductionCapacity), &[
        "kapasitas", "kapasitas produksi", "jml kapasitas produksi", "jumlah kapasitas produksi", "kapasitas per tahun",
        "kapasitas produksi per tahun", "kapasitas terpasang", "kap produksi", "volume produksi", "jumlah produksi",
    ]),
    (Meaning::Field(F::ProductionUnit), &["satuan produksi", "satuan kapasitas", "satuan kapasitas produksi"]),
    (UnitOf, &["sat", "satuan"]),
    (Meaning::Field(F::RawMaterialValue), &["nilai bb/bp", "nilai bb", "nilai bahan baku", "nilai bahan baku/bahan penolong", "nilai bahan baku dan penolong", "n_bb_bp"]),
    (Meaning::Field(F::ExportValue), &["nilai ekspor", "nilai export"]),
    (Meaning::Field(F::Established), &["tahun berdiri", "tahun pendirian", "tgl berdiri", "tanggal pendirian", "mulai usaha", "tahun mulai usaha", "tahun mulai", "th berdiri"]),
    (Meaning::Field(F::Year), &["tahun", "thn", "data tahun", "tahun pendataan"]),
    (Meaning::Field(F::Sentra), &["sentra", "nama sentra", "nm_sentra", "sentra ikm", "nama sentra ikm", "nama sentra industri", "sentra industri", "sentra_id", "id_sentra", "kode sentra"]),
    (Meaning::Field(F::Status), &["status verifikasi", "status usaha", "status data", "status ikm"]),
    (Meaning::Field(F::DeclaredUnits), &[
        "unit", "unit usaha", "jumlah unit usaha", "jml unit usaha", "jumlah unit", "jml unit", "jumlah ikm", "jumlah usaha", "jml usaha",
        "jumlah industri", "jumlah pengrajin", "jumlah perajin", "jumlah perusahaan", "banyaknya usaha", "banyak unit usaha", "jumlah umkm",
    ]),
    (Man, &["l"]),
    (Woman, &["p"]),
    (Known, &[
        "no", "nomor", "nomer", "no urut", "nomor urut", "badan usaha", "bentuk badan usaha", "bentuk usaha", "fax", "email", "e-mail", "web",
        "website", "izin usaha industri", "nomor/tahun izin", "no izin", "nomor izin", "perizinan", "legalitas", "cabang industri",
        "cabang indutri", "jenis ikm", "jenis industri", "jenis usaha", "sektor", "sub sektor", "orientasi ekspor", "negara tujuan ekspor",
        "kontak", "kontak person", "contact person", "bn_sentra", "n_asing", "keterangan", "ket", "catatan", "catatan_verifikasi",
        "tanggal_verifikasi", "pemasaran", "pemasaran lokal", "pemasaran regional", "pemasaran nasional", "pemasaran ekspor",
        "daerah pemasaran", "rt", "rw", "rt/rw", "dusun", "kode pos", "merek", "pendidikan", "jenis kelamin", "jumlah", "jml", "sumber",
        "jumlah sentra", "jumlah_sentra_industri", "jumlah_lingkungan_industri_kecil", "jumlah_perkampungan_industri_kecil", "skala usaha",
        "periode", "periode_update", "id_index", "kategori", "pirt", "p-irt", "halal", "sertifikat halal", "foto", "koordinat",
    ]),
];

static INDEX: LazyLock<BTreeMap<String, Meaning>> = LazyLock::new(|| {
    let mut index = BTreeMap::new();
    for (meaning, spellings) in ALIASES {
        for spelling in *spellings {
            index.entry(Heading::parse(spelling).key).or_insert(*meaning);
        }
    }
    for field in Field::ALL {
        let meaning = place(*field).unwrap_or(Meaning::Field(*field));
        for word in [field.as_str(), field.label(Lang::Id), field.label(Lang::En)] {
            index.entry(fold(word)).or_insert(meaning);
        }
    }
    // Last, so that no word of an office changes its meaning through them.
    for fact in Law::indonesia().registry().inputs.iter().filter(|i| Field::from_name(&i.id).is_none()) {
        for words in [&fact.id, &fact.title.id, &fact.title.en] {
            index.entry(Heading::parse(words).key).or_insert(Meaning::Stated(fact));
        }
    }
    index
});

/// The first four letters of every key.
static STARTS: LazyLock<BTreeSet<[u8; 4]>> = LazyLock::new(|| INDEX.keys().map(|key| start(key)).collect());

fn start(text: &str) -> [u8; 4] {
    let mut start = [0; 4];
    let letters = text.bytes().filter(u8::is_ascii_alphanumeric).map(|b| b.to_ascii_lowercase());
    start.iter_mut().zip(letters).for_each(|(slot, letter)| *slot = letter);
    start
}

/// A cheap look at the first letters of a text: whether its meaning is worth looking up.
pub(crate) fn may_be_heading(text: &str) -> bool {
    STARTS.contains(&start(text))
}

/// What a key of [`Heading`] means.
pub(crate) fn meaning(key: &str) -> Option<Meaning> {
    if key.len() > 80 {
        return None;
    }
    INDEX.get(key).copied()
}

/// Every key that has a meaning.
pub(crate) fn keys() -> impl Iterator<Item = (&'static str, Meaning)> {
    INDEX.iter().map(|(key, meaning)| (key.as_str(), *meaning))
}

fn place(field: Field) -> Option<Meaning> {
    Some(match field {
        F::Province => Place(Province, Plain),
        F::ProvinceName => Place(Province, Name),
        F::Regency => Place(Regency, Plain),
        F::RegencyName => Place(Regency, Name),
        F::District => Place(District, Plain),
        F::DistrictName => Place(District, Name),
        F::Village => Place(Village, Plain),
        F::VillageName => Place(Village, Name),
        F::Products => Product(1),
        _ => return None,
    })
}

impl Meaning {
    /// The name of the field or fact that a heading with this meaning stands for.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Stated(fact) => Some(&fact.id),
            other => other.field().map(Field::as_str),
        }
    }

    /// The field that a heading with this meaning stands for when nothing else speaks against it.
    pub(crate) const fn field(self) -> Option<Field> {
        Some(match self {
            Self::Field(field) => field,
            Self::Product(_) => F::Products,
            Self::Place(level, says) => level.field(matches!(says, Says::Name)),
            Self::UnitOf => F::ProductionUnit,
            Self::Man => F::WorkersMale,
            Self::Woman => F::WorkersFemale,
            Self::Stated(_) | Self::Known => return None,
        })
    }
}

impl Level {
    /// The field of this level: for a code or name, or for the name beside a code.
    pub(crate) const fn field(self, name: bool) -> Field {
        match (self, name) {
            (Self::Province, false) => F::Province,
            (Self::Province, true) => F::ProvinceName,
            (Self::Regency, false) => F::Regency,
            (Self::Regency, true) => F::RegencyName,
            (Self::District, false) => F::District,
            (Self::District, true) => F::DistrictName,
            (Self::Village, false) => F::Village,
            (Self::Village, true) => F::VillageName,
        }
    }
}
