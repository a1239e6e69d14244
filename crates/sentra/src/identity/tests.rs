use super::*;
use proptest::prelude::*;
use serde::Serialize;
use std::fmt;

/// What serde writes, seen through the one serializer that serde itself has.
struct Wire<T>(T);

impl<T: Serialize> fmt::Display for Wire<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

#[test]
fn tax_numbers_with_a_known_check() {
    for text in [
        "02.183.241.5-000.000",
        "01.312.166.0-091.000",
        "016090524017000",
        "013000666091000",
        "12.345.678.2-123.000",
    ] {
        let npwp = Npwp::parse(text).unwrap();
        assert!(npwp.warnings().is_empty(), "{text}");
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(Npwp::parse(&format!("0{digits}")), Ok(npwp.clone()));
        assert_eq!(npwp.reveal_15(), Some(digits.as_str()));
        assert!(!npwp.is_nik());
    }
    assert_eq!(Npwp::parse("01.234.567.8-901.000").unwrap().warnings(), [IdWarning::LuhnMismatch]);
}

#[test]
fn tax_numbers_of_persons_are_their_nik() {
    let npwp = Npwp::parse("3171011708450001").unwrap();
    assert!(npwp.is_nik());
    assert_eq!((npwp.reveal_15(), npwp.warnings().len()), (None, 0));
    assert_eq!(Npwp::parse("3171011708450010").unwrap().warnings(), [IdWarning::LastDigitZero]);
    assert_eq!(Npwp::parse("3171013002001234"), Err(IdError::InvalidDate));
    for (text, error) in [
        ("00.000.000.0-000.000", IdError::Placeholder),
        ("0000000000000000", IdError::Placeholder),
        ("13121660091000", IdError::LostLeadingZero),
        ("1,31217E+13", IdError::ExcelExponent),
        ("013121000000000", IdError::ZeroTail),
        ("13121660091000.0", IdError::FloatTail),
        ("0013121660091000000000", IdError::WrongLength { found: 22 }),
        ("01.312.166.O-091.000", IdError::WrongCharacters),
    ] {
        assert_eq!(Npwp::parse(text), Err(error), "{text}");
    }
}

#[test]
fn resident_numbers() {
    for text in ["3171011708450001", "3171015708450001", "3171012902001234", "'3171011708450001"] {
        assert!(Nik::parse(text).is_ok(), "{text}");
    }
    for (text, error) in [
        ("3171013002001234", IdError::InvalidDate),
        ("3171012902011234", IdError::InvalidDate),
        ("3171010008451234", IdError::InvalidDate),
        ("3171014008451234", IdError::InvalidDate),
        ("3171017208451234", IdError::InvalidDate),
        ("3171011713451234", IdError::InvalidDate),
        ("3171011700451234", IdError::InvalidDate),
        ("3171011708450000", IdError::ZeroSerial),
        ("3171010000000000", IdError::ZeroTail),
        ("1111111111111111", IdError::Placeholder),
        ("317101170845001", IdError::WrongLength { found: 15 }),
        ("3,17101E+15", IdError::ExcelExponent),
        ("3171011708450000.0", IdError::FloatTail),
        ("317101I708450001", IdError::WrongCharacters),
        ("", IdError::Empty),
        (" - ", IdError::WrongCharacters),
    ] {
        assert_eq!(Nik::parse(text), Err(error), "{text}");
    }
}

#[test]
fn licence_numbers_keep_their_zeros() {
    assert_eq!(Nib::parse(" 0220001234567 ").unwrap().reveal(), "0220001234567");
    for (text, error) in [
        ("220001234567", IdError::LostLeadingZero),
        ("1,22E+12", IdError::ExcelExponent),
        ("3,62012E+11", IdError::ExcelExponent),
        ("1E12", IdError::ExcelExponent),
        ("1220000000000", IdError::ZeroTail),
        ("362012000000", IdError::ZeroTail),
        ("220001234567.0", IdError::FloatTail),
        ("1220001234567,00", IdError::FloatTail),
        ("12200012345", IdError::WrongLength { found: 11 }),
        ("12200012345678", IdError::WrongLength { found: 14 }),
        ("0000000000000", IdError::Placeholder),
        ("1220O01234567", IdError::WrongCharacters),
        ("١٢٢٠٠٠١٢٣٤٥٦٧", IdError::WrongCharacters),
    ] {
        assert_eq!(Nib::parse(text), Err(error), "{text}");
    }
}

#[test]
fn telephone_numbers_meet_in_one_form() {
    for text in
        ["081234567890", "+62 812-3456-7890", "6281234567890", "0812.3456.7890", "+62 (0)812 3456 7890"]
    {
        assert_eq!(Phone::parse(text).unwrap().reveal(), "+6281234567890", "{text}");
    }
    for (text, error) in [
        ("81234567890", IdError::LostLeadingZero),
        ("8,12346E+10", IdError::ExcelExponent),
        ("81234567890.0", IdError::FloatTail),
        ("+65 6123 4567", IdError::WrongPrefix),
        ("0062812345678", IdError::WrongPrefix),
        ("0812", IdError::WrongLength { found: 4 }),
        ("08123456789012", IdError::WrongLength { found: 14 }),
        ("tidak ada", IdError::WrongCharacters),
        ("00000000000", IdError::WrongPrefix),
        ("099999999999", IdError::Placeholder),
    ] {
        assert_eq!(Phone::parse(text), Err(error), "{text}");
    }
}

/// Everything that a program could print by accident.
fn outputs<T: fmt::Debug + fmt::Display + Serialize>(id: &T) -> String {
    format!("{id} {id:?} {id:#?} {} {:?}", Wire(id), Some(id))
}

#[test]
fn nothing_leaks_by_accident() {
    let men = outputs(&Nik::parse("3171011708450001").unwrap());
    let women = outputs(&Nik::parse("3373015712990123").unwrap());
    assert_eq!(men, women);
    let all = [
        men,
        outputs(&Nib::parse("0220001234567").unwrap()),
        outputs(&Npwp::parse("01.312.166.0-091.000").unwrap()),
        outputs(&Phone::parse("081234567890").unwrap()),
    ];
    for text in all {
        assert!(!text.contains(|c: char| c.is_ascii_digit()), "{text}");
    }
}

#[test]
fn codes_are_distinct() {
    let errors = [
        IdError::Empty,
        IdError::WrongLength { found: 1 },
        IdError::WrongCharacters,
        IdError::ExcelExponent,
        IdError::ZeroTail,
        IdError::LostLeadingZero,
        IdError::FloatTail,
        IdError::Placeholder,
        IdError::InvalidDate,
        IdError::ZeroSerial,
        IdError::WrongPrefix,
    ];
    let codes: std::collections::BTreeSet<&str> = errors.iter().map(|e| e.code()).collect();
    assert_eq!(codes.len(), errors.len());
}

proptest! {
    #[test]
    fn any_text_is_judged(text in any::<String>()) {
        let _ = (Nib::parse(&text), Npwp::parse(&text), Nik::parse(&text), Phone::parse(&text));
    }

    #[test]
    fn errors_never_show_the_value(text in "[0-9]{10,17}[.,E+ ]{0,2}[0-9]{0,3}") {
        let errors = [
            Nib::parse(&text).err(),
            Npwp::parse(&text).err(),
            Nik::parse(&text).err(),
            Phone::parse(&text).err(),
        ];
        for error in errors.into_iter().flatten() {
            let shown = format!("{error} {error:?}");
            prop_assert!(!shown.contains(text.get(..6).unwrap_or_default()), "{}", shown);
        }
    }

    #[test]
    fn what_is_read_has_the_digits_that_were_written(text in "0?[0-9]{12,16}") {
        if let Ok(nib) = Nib::parse(&text) {
            prop_assert_eq!(nib.reveal(), text.as_str());
        }
        if let Ok(nik) = Nik::parse(&text) {
            prop_assert_eq!(nik.reveal(), text.as_str());
        }
        if let Ok(npwp) = Npwp::parse(&text) {
            prop_assert!(npwp.reveal().ends_with(&text) && npwp.reveal().len() == 16);
        }
    }
}
