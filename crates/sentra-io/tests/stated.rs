//! Facts beyond the fields as columns, and the product that a heading names.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests, outside of test functions"
)]

use sentra::finding::{Code, Finding};
use sentra::input::{Input, MissingReason};
use sentra::law::Law;
use sentra::unit::Fact;
use sentra::{Lang, unit::Field};
use sentra_io::{LoadOptions, Loaded, Mapping, MappingError, MappingOverrides, Role, Source, load};

const KAWALU: &[u8] = include_bytes!("../../../examples/data/kawalu_bordir_2016.csv");

fn read(text: &[u8], overrides: MappingOverrides) -> Loaded {
    let options = LoadOptions { overrides, ..LoadOptions::default() };
    load(vec![Source::new("a.csv", text.to_vec())], &options, &mut |_, _| {}).unwrap()
}

fn of(text: &str) -> Loaded {
    read(text.as_bytes(), MappingOverrides::default())
}

fn flags(loaded: &Loaded, name: &str) -> Vec<Option<bool>> {
    let flag = |row| match loaded.register.unit(row).facts.get(name) {
        Some(Fact::Flag(Input::Known(b))) => Some(*b),
        _ => None,
    };
    (0..loaded.register.len()).map(flag).collect()
}

fn with(loaded: &Loaded, code: Code) -> Vec<&Finding> {
    loaded.findings.iter().filter(|f| f.code == code).collect()
}

#[test]
fn the_heading_of_kawalu_names_what_all_rows_make() {
    let loaded = read(KAWALU, MappingOverrides::default());
    assert_eq!(loaded.declared.len(), 10);
    let products = loaded.declared.iter().map(|r| r.group.declared.as_ref().unwrap().products.clone());
    assert!(products.into_iter().all(|p| p == Input::Known(vec!["bordir".to_owned()])));
    let said = with(&loaded, Code::ColumnProduct);
    assert_eq!(said.len(), 1);
    let at = &said[0].at;
    assert_eq!(
        (at.line, at.bytes, at.column.as_deref()),
        (Some(1), Some((13, 30)), Some("Unit Usaha Bordir"))
    );
    assert_eq!(&KAWALU[13..30], b"Unit Usaha Bordir");
    assert!(said[0].text(Lang::En).contains("\"bordir\""));
    let column = &loaded.files[0].columns[2];
    assert_eq!((column.field, column.product.as_deref()), (Some("units"), Some("bordir")));
}

#[test]
fn no_product_is_taken_where_it_would_be_a_guess() {
    for table in [
        "Desa;Unit Usaha Kecil\nTanjung;5\n",
        "Desa;Unit Usaha 2016\nTanjung;5\n",
        // Two products: none is that of the row.
        "Desa;Unit Usaha Bordir;Unit Usaha Mendong\nTanjung;5;6\n",
    ] {
        let loaded = of(table);
        assert!(with(&loaded, Code::ColumnProduct).is_empty(), "{table}");
        assert!(loaded.declared[0].group.declared.as_ref().unwrap().products.is_missing(), "{table}");
    }
    let own = of("Komoditi;Desa;Unit Usaha Bordir\nMendong;Tanjung;5\n");
    assert!(with(&own, Code::ColumnProduct).is_empty());
    let declared = own.declared[0].group.declared.as_ref().unwrap();
    assert_eq!(declared.products, Input::Known(vec!["mendong".to_owned()]));
    // The user's own word for the column.
    let mut overrides = MappingOverrides::default();
    overrides.add("Unit Usaha Bordir=units").unwrap();
    let chosen = read(KAWALU, overrides);
    assert!(with(&chosen, Code::ColumnProduct).is_empty());
    assert!(chosen.declared[0].group.declared.as_ref().unwrap().products.is_missing());
}

#[test]
fn every_fact_of_the_law_is_a_heading_by_its_name_and_its_titles() {
    let facts = Law::indonesia().registry().inputs.iter().filter(|i| Field::from_name(&i.id).is_none());
    for fact in facts {
        let spaced = fact.id.replace('_', " ").to_uppercase();
        for heading in [&fact.id, &spaced, &fact.title.id, &fact.title.en] {
            let mapping = Mapping::of_headings(&[heading], &MappingOverrides::default());
            // A table of facts alone has units as rows.
            let name = match mapping.columns()[0].role {
                Role::Stated(found) => Some(found.id.clone()),
                _ => {
                    let subject = mapping.findings().iter().find(|f| f.code == Code::ColumnSubject);
                    subject
                        .and_then(|f| f.params.iter().find(|(k, _)| *k == "field"))
                        .map(|(_, v)| v.to_string())
                }
            };
            assert_eq!(name.as_deref(), Some(fact.id.as_str()), "{heading}");
        }
    }
}

#[test]
fn flags_are_read_as_offices_write_them() {
    let loaded = of(
        "Nama;Supply problem\nA;Ya\nB;tidak\nC;Y\nD;T\nE;1\nF;0\nG;TRUE\nH;false\nI;ada\nJ;tidak ada\nK;\nL;-\n",
    );
    let expected = [
        Some(true),
        Some(false),
        Some(true),
        Some(false),
        Some(true),
        Some(false),
        Some(true),
        Some(false),
        Some(true),
        Some(false),
        None,
        None,
    ];
    assert_eq!(flags(&loaded, "supply_problem"), expected);
    assert!(with(&loaded, Code::FieldShape).is_empty());
    assert!(loaded.register.unit(10).facts.is_empty(), "what is blank is not stated");
}

#[test]
fn an_unreadable_flag_is_missing_and_its_cell_is_named() {
    let text = "Nama;Memiliki NIB\nA;mungkin\nB;ya\n";
    let loaded = of(text);
    assert_eq!(flags(&loaded, "holds_nib"), [None, Some(true)]);
    let unreadable = Fact::Flag(Input::Missing(MissingReason::Unreadable));
    assert_eq!(loaded.register.unit(0).facts["holds_nib"], unreadable);
    let said = with(&loaded, Code::FieldShape);
    let (from, to) = said[0].at.bytes.unwrap();
    assert_eq!(&text[from as usize..to as usize], "mungkin");
    assert_eq!((said[0].at.line, said[0].at.path.as_str()), (Some(2), "/rows/1/holds_nib"));
    assert!(said[0].text(Lang::Id).contains("memiliki NIB"), "{}", said[0].text(Lang::Id));
}

#[test]
fn a_word_that_can_mean_both_is_read_only_where_its_column_tells() {
    let yes_no = of("Nama;holds_nib\nA;y\nB;t\n");
    assert_eq!(flags(&yes_no, "holds_nib"), [Some(true), Some(false)]);
    let database = of("Nama;holds_nib\nA;t\nB;f\n");
    assert_eq!(flags(&database, "holds_nib"), [Some(true), Some(false)]);
    for alone in ["Nama;holds_nib\nA;t\nB;ya?\n", "Nama;holds_nib\nA;tidak ada\nB;\n"] {
        let loaded = of(alone);
        assert_eq!(flags(&loaded, "holds_nib")[0], None, "{alone}");
        assert!(!with(&loaded, Code::FieldShape).is_empty(), "{alone}");
    }
}

#[test]
fn numbers_take_the_marks_and_the_unit_of_their_own_column() {
    let loaded = of(
        "Nama;Modal Usaha (juta Rp);Harga mesin (Rp);KUR Loan (ribu Rp)\nA;250;1.250.000;5,5\nB;75;12.500.000;n\n",
    );
    let number = |row: usize, name: &str| loaded.register.unit(row).facts.get(name).cloned();
    assert_eq!(number(0, "machine_price"), Some(Fact::Number(Input::Known(1_250_000))));
    assert_eq!(number(0, "kur_loan"), Some(Fact::Number(Input::Known(5_500))));
    assert_eq!(number(1, "kur_loan"), Some(Fact::Number(Input::Missing(MissingReason::Unreadable))));
    let unreadable = with(&loaded, Code::NumberUnreadable);
    assert_eq!((unreadable.len(), unreadable[0].at.line), (1, Some(3)));
    assert_eq!(loaded.register.business_capital.known(0).map(|m| m.amount()), Some(250_000_000));
}

#[test]
fn facts_of_groups_belong_to_tables_of_groups() {
    let groups = of("Sentra;Desa;Unit Usaha;KUB;months_running\nBatik;Tanjung;7;ya;18\n");
    let facts = &groups.declared[0].group.facts;
    assert_eq!(facts["kub"], Fact::Flag(Input::Known(true)));
    assert_eq!(facts["months_running"], Fact::Number(Input::Known(18)));
    let units = of("Nama;KUB;holds_nib\nA;ya;ya\n");
    assert!(!units.register.unit(0).facts.contains_key("kub"));
    assert_eq!(flags(&units, "holds_nib"), [Some(true)]);
    let said = with(&units, Code::ColumnSubject);
    assert_eq!((said.len(), said[0].at.line), (1, Some(1)));
    assert!(with(&units, Code::ColumnUnmapped).is_empty());
}

#[test]
fn a_fact_can_be_chosen_for_a_column() {
    let mut overrides = MappingOverrides::default();
    overrides.add("Pasokan sulit?=supply_problem").unwrap();
    overrides.add("Mesin=machine_price*1000000").unwrap();
    let loaded = read(b"Nama;Pasokan sulit?;Mesin\nA;ya;45\n", overrides);
    assert_eq!(flags(&loaded, "supply_problem"), [Some(true)]);
    let price = loaded.register.unit(0).facts["machine_price"].clone();
    assert_eq!(price, Fact::Number(Input::Known(45_000_000)));
    let error = MappingOverrides::default().add("x=suply_problem").unwrap_err();
    assert!(matches!(error, MappingError::UnknownField { suggestion: Some("supply_problem"), .. }));
}
