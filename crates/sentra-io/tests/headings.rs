//! Headings of real tables, misspellings included, and what they are read as.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests, outside of test functions"
)]

use sentra::finding::Code;
use sentra::unit::Field::{self, *};
use sentra_io::{Grain, Mapping, MappingError, MappingOverrides, Role};

fn map(headings: &[&str]) -> Mapping {
    Mapping::of_headings(headings, &MappingOverrides::default())
}

fn fields(mapping: &Mapping) -> Vec<Option<Field>> {
    let field = |role: Role| if let Role::Field(field) = role { Some(field) } else { None };
    mapping.columns().iter().map(|c| field(c.role)).collect()
}

/// Asserts that each heading means the field beside it.
fn means(pairs: &[(&str, Option<Field>)]) -> Mapping {
    let headings: Vec<&str> = pairs.iter().map(|(h, _)| *h).collect();
    let mapping = map(&headings);
    for ((heading, expected), seen) in pairs.iter().zip(fields(&mapping)) {
        assert_eq!(seen, *expected, "{heading}");
    }
    mapping
}

#[test]
fn export_of_an_office_application() {
    let mapping = means(&[
        ("Badan Usaha", None),
        ("Nama Perusahaan", Some(Name)),
        ("Nama Pemilik", Some(Owner)),
        ("Jalan", Some(Address)),
        ("Desa/Kel", Some(Village)),
        ("Kecamatan", Some(District)),
        ("Telepon", Some(Phone)),
        ("Fax", None),
        ("KBLI", Some(Kbli)),
        ("Komoditi", None),
        ("Jenis Produk", Some(Products)),
        ("Cabang Indutri", None),
        ("Tahun Data", Some(Year)),
        ("TK LK", Some(WorkersMale)),
        ("TK PR", Some(WorkersFemale)),
        ("Nilai Investasi", Some(Investment)),
        ("Jml Kapasitas Produksi", Some(ProductionCapacity)),
        ("Sat", Some(ProductionUnit)),
        ("Nilai produksi", Some(ProductionValue)),
        ("Nilai BB/BP", Some(RawMaterialValue)),
        ("NPWP", Some(Npwp)),
    ]);
    assert_eq!(mapping.grain(), Grain::Units);
    let twice = mapping.findings().iter().find(|f| f.code == Code::ColumnTwice).unwrap();
    assert_eq!(twice.params[..2], [("column", "Jenis Produk".into()), ("other", "Komoditi".into())]);
}

#[test]
fn sentra_tables_of_yogyakarta() {
    let mapping = means(&[
        ("ID", Some(Id)),
        ("CABANG_INDUSTRI", None),
        ("NAMA_SENTRA", Some(Sentra)),
        ("ALAMAT", Some(Address)),
        ("KAPANEWON", Some(District)),
        ("KALURAHAN", Some(Village)),
        ("KONTAK", None),
        ("TELP", Some(Phone)),
        ("UNIT_ USAHA", Some(DeclaredUnits)),
        ("TENAGA_KERJA", Some(Workers)),
        ("NILAI_INVESTASI", Some(Investment)),
        ("SATUAN", Some(ProductionUnit)),
        ("KAPASITAS", Some(ProductionCapacity)),
        ("NILAI_BB_BP", Some(RawMaterialValue)),
    ]);
    assert_eq!(mapping.grain(), Grain::DeclaredSentra);
    assert_eq!(map(&["nama_sentra", "jenis_ikm", "desa", "unit"]).grain(), Grain::DeclaredSentra);
}

#[test]
fn mobile_application_with_codes() {
    let mapping = means(&[
        ("id_provinsi", Some(Province)),
        ("id_kabupaten", Some(Regency)),
        ("id_kecamatan", Some(District)),
        ("id_kelurahan", Some(Village)),
        ("nama_perusahaan", Some(Name)),
        ("kbli_2019", Some(Kbli)),
        ("male", Some(WorkersMale)),
        ("famale", Some(WorkersFemale)),
        ("status_verifikasi", Some(Status)),
        ("lat", Some(Latitude)),
        ("lng", Some(Longitude)),
    ]);
    let kbli = mapping.column(Kbli).unwrap();
    assert_eq!(kbli.kbli_edition.as_deref(), Some("2019"));
    assert!(mapping.findings().iter().any(|f| f.code == Code::KbliEdition));
    let known = map(&["KBLI 2020"]);
    assert_eq!(known.column(Kbli).unwrap().kbli_edition.as_deref(), Some("2020"));
    assert!(!known.findings().iter().any(|f| f.code == Code::KbliEdition));
}

#[test]
fn registers_of_kediri_and_ende() {
    means(&[("n_pr", Some(WorkersFemale)), ("n_lk", Some(WorkersMale)), ("n_asing", None)]);
    means(&[
        ("nm_sentra", Some(Sentra)),
        ("bn_sentra", None),
        ("kd_kec", Some(District)),
        ("kd_kel", Some(Village)),
        ("KLBI", Some(Kbli)),
    ]);
}

#[test]
fn open_data_with_codes_and_names() {
    means(&[
        ("kode_provinsi", Some(Province)),
        ("nama_provinsi", Some(ProvinceName)),
        ("kode_kabupaten_kota", Some(Regency)),
        ("nama_kabupaten_kota", Some(RegencyName)),
        ("satuan", None),
        ("tahun", Some(Year)),
    ]);
    // A bare name of the level takes the second field only beside a code.
    means(&[("kd_kel", Some(Village)), ("desa", Some(VillageName))]);
    means(&[("desa", Some(Village)), ("nama desa", Some(VillageName))]);
}

#[test]
fn synthetic_register() {
    let mapping = means(&[
        ("unit_id", Some(Id)),
        ("village_code", Some(Village)),
        ("regency", Some(Regency)),
        ("province", Some(Province)),
        ("kbli", Some(Kbli)),
        ("product", Some(Products)),
        ("material", Some(RawMaterials)),
        ("process", Some(Processes)),
        ("workers_m", Some(WorkersMale)),
        ("workers_f", Some(WorkersFemale)),
        ("investment", Some(Investment)),
        ("production_value", Some(ProductionValue)),
        ("year", Some(Year)),
        ("lat", Some(Latitude)),
        ("lon", Some(Longitude)),
        ("sentra_id", Some(Sentra)),
    ]);
    assert_eq!(mapping.grain(), Grain::Units);
    means(&[
        ("NIB", Some(Nib)),
        ("NIK", Some(Nik)),
        ("nama", Some(Name)),
        ("pekerja", Some(Workers)),
        ("investasi", Some(Investment)),
    ]);
}

#[test]
fn declared_sentra_without_counts() {
    let mapping = map(&["komoditi", "desa_kelurahan", "kecamatan"]);
    assert_eq!(fields(&mapping), [Some(Products), Some(Village), Some(District)]);
    assert_eq!(mapping.grain(), Grain::DeclaredSentra);
    let mapping = map(&["No", "Kelurahan", "Unit Usaha Bordir", "Persentase (%)", "Keterangan"]);
    assert_eq!(mapping.grain(), Grain::DeclaredSentra);
    assert_eq!(mapping.column(DeclaredUnits).unwrap().qualifier.as_deref(), Some("bordir"));
    assert_eq!(mapping.columns()[3].role, Role::Percent);
}

#[test]
fn the_kinds_of_rupiah_are_kept_apart() {
    for (heading, field, scale) in [
        ("Nilai Investasi (Rp)", Investment, 1),
        ("Nilai Investasi (000 Rp)", Investment, 1_000),
        ("investasi_rp_juta", Investment, 1_000_000),
        ("Investasi tanpa tanah dan bangunan (Rp. 000)", InvestmentExclLand, 1_000),
        ("Investasi (tanpa tanah)", InvestmentExclLand, 1),
        ("Investasi Tanah dan Bangunan", InvestmentLand, 1),
        ("Total Investasi (Juta)", InvestmentTotal, 1_000_000),
        ("Modal Usaha", BusinessCapital, 1),
        ("Modal Kerja", WorkingCapital, 1),
        ("Omzet", AnnualSales, 1),
        ("Hasil Penjualan (juta rupiah)", AnnualSales, 1_000_000),
        ("Kekayaan Bersih", NetWorth, 1),
    ] {
        let mapping = map(&[heading]);
        let column = mapping.column(field).unwrap_or_else(|| panic!("{heading} is not {field:?}"));
        assert_eq!(column.scale, scale, "{heading}");
        let said = mapping.findings().iter().any(|f| f.code == Code::ColumnScale);
        assert_eq!(said, scale != 1, "{heading}");
    }
    // Monthly sales are not annual sales, and dollars are not rupiah.
    assert_eq!(fields(&map(&["Omzet per bulan", "investasi_us_ribu", "modal"])), [None, None, None]);
    let mapping = map(&["investasi_us_ribu"]);
    assert!(mapping.findings().iter().any(|f| f.code == Code::ColumnCurrency));
}

#[test]
fn letters_mean_men_and_women_only_together() {
    assert_eq!(fields(&map(&["L", "P"])), [Some(WorkersMale), Some(WorkersFemale)]);
    assert_eq!(fields(&map(&["P", "Lebar"])), [None, None]);
}

#[test]
fn every_field_can_be_named_by_its_own_name() {
    for field in Field::ALL {
        let mapping = map(&[field.as_str()]);
        let other_side = |f: &Field| mapping.column(*f).is_some();
        assert!(other_side(field), "{}", field.as_str());
    }
}

#[test]
fn unused_columns_come_with_a_suggestion() {
    let mapping = map(&["investsi", "Warna cat", ""]);
    let said: Vec<(&str, &str)> = mapping
        .findings()
        .iter()
        .filter(|f| f.code == Code::ColumnUnmapped)
        .map(|f| (f.params[0].1.as_str(), f.params[1].1.as_str()))
        .collect();
    assert_eq!(said, [("investsi", " (~ investment)"), ("Warna cat", ""), ("#3", "")]);
}

#[test]
fn the_user_has_the_last_word() {
    let json =
        r##"{"columns": {"Nilai Aset": "investment_total*1000", "#1": "owner", "Ket": "-", "Nomer": "id"}}"##;
    let mut overrides = MappingOverrides::from_json(json).unwrap();
    overrides.add("share = of total=%").unwrap();
    let headings = ["Nama", "Nilai Aset", "Nilai Investasi", "Ket", "share = of total"];
    let mapping = Mapping::of_headings(&headings, &overrides);
    assert_eq!(fields(&mapping), [Some(Owner), Some(InvestmentTotal), Some(Investment), None, None]);
    assert_eq!(mapping.columns()[1].scale, 1000);
    assert_eq!(mapping.columns()[4].role, Role::Percent);
    let unknown: Vec<_> = mapping.findings().iter().filter(|f| f.code == Code::FieldUnknown).collect();
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].params[0].1, "Nomer");
    // A later entry counts.
    overrides.add("Nilai Aset=-").unwrap();
    assert_eq!(Mapping::of_headings(&headings, &overrides).column(InvestmentTotal), None);
}

#[test]
fn wrong_entries_are_typed_errors() {
    let mut overrides = MappingOverrides::default();
    let suggestion = Some("workers");
    assert_eq!(
        overrides.add("TK=wrkers"),
        Err(MappingError::UnknownField { name: "wrkers".into(), suggestion })
    );
    assert!(matches!(overrides.add("TK"), Err(MappingError::Form { .. })));
    assert!(matches!(overrides.add("=workers"), Err(MappingError::Form { .. })));
    assert!(matches!(overrides.add("TK=workers*0"), Err(MappingError::Factor { .. })));
    for json in ["", "[]", "{\"columns\": []}", "{\"column\": {}}", "{\"columns\": {\"a\": 1}}"] {
        assert!(matches!(MappingOverrides::from_json(json), Err(MappingError::Json { .. })), "{json}");
    }
    let rows = MappingOverrides::from_json("{\"rows\": \"unit\"}");
    assert!(matches!(rows, Err(MappingError::Rows { .. })));
}
