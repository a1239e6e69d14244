use super::*;
use crate::input::MissingReason;
use crate::money::{Rupiah, group_digits, group_digits_en};
use proptest::prelude::*;

fn dec(text: &str) -> Decimal {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    Decimal::new(format!("{whole}{fraction}").parse().unwrap(), u32::try_from(fraction.len()).unwrap())
        .unwrap()
}

fn read(text: &str) -> NumberText {
    parse_number(text, Marks::Unknown).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

#[track_caller]
fn known(text: &str, value: &str, notes: &[Note]) {
    let read = read(text);
    assert_eq!(read.value, Input::Known(dec(value)), "{text:?}");
    assert_eq!(read.notes, notes, "{text:?}");
}

#[test]
fn certain_texts() {
    for (text, value) in [
        ("0", "0"),
        ("12", "12"),
        ("1.250.000", "1250000"),
        ("128,383,883", "128383883"),
        ("1.250,50", "1250.5"),
        ("1,250.50", "1250.5"),
        ("12,5", "12.5"),
        ("1,5", "1.5"),
        ("2.5", "2.5"),
        ("0,57", "0.57"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        (",5", "0.5"),
        ("1234.567", "1234.567"),
        ("20,83", "20.83"),
        ("1.2500", "1.25"),
        (" 55.050,78 ", "55050.78"),
        ("+5", "5"),
        ("0,00", "0"),
        ("1.234.567,891", "1234567.891"),
    ] {
        known(text, value, &[]);
    }
}

#[test]
fn two_readings_stay_two() {
    for (text, small, large) in [
        ("1.250", "1.25", "1250"),
        ("1.317", "1.317", "1317"),
        ("16,212", "16.212", "16212"),
        ("1.000", "1", "1000"),
        ("1.250 juta", "1250000", "1250000000"),
    ] {
        let read = read(text);
        assert_eq!(read.value, Input::OneOf(vec![dec(small), dec(large)]), "{text:?}");
        assert_eq!(read.notes, [Note::Ambiguous], "{text:?}");
    }
}

#[test]
fn declared_marks_decide_and_contradictions_are_noted() {
    let one = |text, marks| parse_number(text, marks).map(|r| (r.value, r.notes));
    assert_eq!(one("1.250", Marks::DotThousands), Ok((Input::Known(dec("1250")), vec![])));
    assert_eq!(one("1.250", Marks::CommaThousands), Ok((Input::Known(dec("1.25")), vec![])));
    assert_eq!(one("12.5", Marks::DotThousands), Ok((Input::Known(dec("12.5")), vec![Note::AgainstMarks])));
    assert_eq!(
        one("1.250.000", Marks::CommaThousands),
        Ok((Input::Known(dec("1250000")), vec![Note::AgainstMarks]))
    );
}

#[test]
fn money_as_it_is_written() {
    for (text, value) in [
        ("Rp 193.627.373.000,-", "193627373000"),
        ("Rp. 1.000.000,-", "1000000"),
        ("Rp1.000.000,00", "1000000"),
        ("Rp 1.000,-", "1000"),
        ("Rp. 500.-", "500"),
        ("Rp.1.000.000", "1000000"),
        ("Rp 5.000.000,--", "5000000"),
        ("IDR 12", "12"),
        ("1.000.000 rupiah", "1000000"),
        ("1,5 miliar rupiah", "1500000000"),
        ("Rp 1,5 triliun", "1500000000000"),
    ] {
        known(text, value, &[Note::Currency]);
    }
    for (text, amount) in [
        ("Rp 193.627.373.000,-", 193_627_373_000),
        ("Rp. 1.000.000,-", 1_000_000),
        ("1,5 miliar", 1_500_000_000),
        ("12 juta", 12_000_000),
        ("200 ribu", 200_000),
        ("Rp1.000", 1_000),
    ] {
        let read = rupiah(text, Marks::DotThousands, 1);
        assert_eq!((read.value, read.notes), (Input::Known(Rupiah::new(amount)), vec![]), "{text:?}");
    }
    assert_eq!(read("Rp -").value, Input::Missing(MissingReason::Dash));
    assert_eq!(read("Rp").value, Input::Missing(MissingReason::Blank));
    assert_eq!(rupiah("Rp 0,-", Marks::Unknown, 1).value, Input::Known(Rupiah::new(0)));
}

#[test]
fn words_of_size() {
    for (text, value) in [
        ("1,5 miliar", "1500000000"),
        ("1,5 milyar", "1500000000"),
        ("12 juta", "12000000"),
        ("12jt", "12000000"),
        ("12 jt.", "12000000"),
        ("200 ribu", "200000"),
        ("200rb", "200000"),
        ("2 triliun", "2000000000000"),
        ("1.5 billion", "1500000000"),
    ] {
        known(text, value, &[]);
    }
    known("1,5 M", "1500000000", &[Note::LetterSuffix("M".into())]);
    known("1,5T", "1500000000000", &[Note::LetterSuffix("T".into())]);
    assert_eq!(rupiah("1,5 m", Marks::Unknown, 1).value, Input::Known(Rupiah::new(1_500_000_000)));
    known("Rp 1,5 m", "1500000000", &[Note::LetterSuffix("M".into()), Note::Currency]);
    let unread =
        |word: &str| measure(word, Marks::Unknown).notes == [Note::Unreadable(NumberError::UnknownWord)];
    assert!(["5 m", "5 M", "5 t", "5 T"].into_iter().all(unread));
    known("12L", "12", &[Note::UnitWord("l".into())]);
    known("12 jutaan", "12000000", &[Note::Approximate("jutaan".into())]);
    // A word of size that is not understood must not become a unit.
    for text in ["5 m", "5 t", "5 k", "5 ratus", "12 jutaa", "12 mliar", "5 ribu juta", "5 rbu", "3 juta-an"]
    {
        assert_eq!(parse_number(text, Marks::Unknown), Err(NumberError::UnknownWord), "{text:?}");
    }
}

#[test]
fn units_behind_the_number_are_named() {
    known("12 org", "12", &[Note::UnitWord("org".into())]);
    known("12 orang", "12", &[Note::UnitWord("orang".into())]);
    known("13 ribu orang", "13000", &[Note::UnitWord("orang".into())]);
    known("12,5 kg/bulan", "12.5", &[Note::UnitWord("kg / bulan".into())]);
    known("100 m2", "100", &[Note::UnitWord("m2".into())]);
    known("100m²", "100", &[Note::UnitWord("m²".into())]);
    known("63,11%", "63.11", &[Note::Percent]);
    known("63,11 persen", "63.11", &[Note::Percent]);
}

#[test]
fn estimates_bounds_and_ranges() {
    known("sekitar 128 ribu", "128000", &[Note::Approximate("sekitar".into())]);
    known("kurang lebih 20", "20", &[Note::Approximate("kurang lebih".into())]);
    known("± 20", "20", &[Note::Approximate("±".into())]);
    known("+/- 20", "20", &[Note::Approximate("+/-".into())]);
    known("20-an", "20", &[Note::Approximate("-an".into())]);
    let range = |lo: Option<u32>, hi: Option<u32>| Input::Range { lo, hi };
    for (text, value) in [
        ("< 20", range(None, Some(19))),
        ("<=20", range(None, Some(20))),
        ("≤ 20", range(None, Some(20))),
        ("kurang dari 20 orang", range(None, Some(19))),
        ("> 20", range(Some(21), None)),
        ("lebih dari 20", range(Some(21), None)),
        ("minimal 5", range(Some(5), None)),
        ("maks. 5", range(None, Some(5))),
        ("20+", range(Some(20), None)),
        ("5 - 10", range(Some(5), Some(10))),
        ("5–10 orang", range(Some(5), Some(10))),
        ("5 s/d 10", range(Some(5), Some(10))),
        ("5 sampai dengan 10", range(Some(5), Some(10))),
        ("1-2 ribu", range(Some(1), Some(2_000))),
        ("1 ribu - 2 ribu", range(Some(1_000), Some(2_000))),
        ("5-5", Input::Known(5)),
    ] {
        assert_eq!(count(text, Marks::Unknown).value, value, "{text:?}");
    }
    assert_eq!(read("< 20").notes, [Note::StrictBound]);
    assert_eq!(read("< 20").value, Input::range(None, Some(dec("20"))));
    assert_eq!(count("< 1.250", Marks::Unknown).value, range(None, Some(1_249)));
    assert_eq!(count("1.250 - 1.300", Marks::Unknown).notes, [Note::OneReadingLeft]);
    assert_eq!(measure("1.5 - 2.5", Marks::DotThousands).notes, [Note::AgainstMarks]);
    assert_eq!(count("1-2 ribu", Marks::Unknown).notes, [Note::Ambiguous]);
    let reversed = count("10 - 5", Marks::Unknown);
    assert_eq!(reversed.value, Input::Missing(MissingReason::Impossible));
    assert_eq!(reversed.notes, [Note::ReversedRange]);
    assert_eq!(count("< 0", Marks::Unknown).notes, [Note::Negative]);
    assert_eq!(
        rupiah("< 20 juta", Marks::Unknown, 1).value,
        Input::range(None, Some(Rupiah::new(19_999_999)))
    );
}

#[test]
fn gaps_are_not_zero() {
    for (text, reason) in [
        ("-", MissingReason::Dash),
        ("", MissingReason::Blank),
        ("  ", MissingReason::Blank),
        ("n/a", MissingReason::NotGiven),
        ("tidak ada data", MissingReason::NotGiven),
        ("...", MissingReason::NotGiven),
    ] {
        assert_eq!((read(text).value, read(text).notes), (Input::Missing(reason), vec![]), "{text:?}");
        assert_eq!(count(text, Marks::Unknown).value, Input::Missing(reason), "{text:?}");
        assert_eq!(rupiah(text, Marks::Unknown, 1_000).value, Input::Missing(reason), "{text:?}");
    }
    assert_eq!(count("0", Marks::Unknown), Read { value: Input::Known(0), notes: vec![] });
    assert_eq!(count("nihil", Marks::Unknown), Read { value: Input::Known(0), notes: vec![Note::ZeroWord] });
    assert_eq!(read("#N/A").notes, [Note::ExcelError]);
    for text in ["#REF!", "####", "#DIV/0!"] {
        let expected =
            Read { value: Input::Missing(MissingReason::Unreadable), notes: vec![Note::ExcelError] };
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn damaged_and_decorated_texts_carry_notes() {
    known("20,83**", "20.83", &[Note::FootnoteMark("**".into())]);
    known("12¹", "12", &[Note::FootnoteMark("¹".into())]);
    let footnote = read("105,915**");
    assert_eq!(footnote.value, Input::OneOf(vec![dec("105.915"), dec("105915")]));
    assert_eq!(footnote.notes, [Note::FootnoteMark("**".into()), Note::Ambiguous]);
    known("\u{a0}12\u{a0}", "12", &[]);
    known("Rp\u{a0}12", "12", &[Note::SpecialBlank, Note::Currency]);
    known("1\u{202f}250\u{202f}000", "1250000", &[Note::SpecialBlank, Note::BlankThousands]);
    known("55 050,78", "55050.78", &[Note::BlankThousands]);
    known("-5", "-5", &[]);
    known("\u{2212}5", "-5", &[Note::UnicodeMinus]);
    known("(1.000.000)", "-1000000", &[Note::ParenthesesNegative]);
    known("007", "7", &[Note::LeadingZero]);
    assert_eq!(read("(1.000)").value, Input::OneOf(vec![dec("-1000"), dec("-1")]));
    let excel = read("1,22E+12");
    assert_eq!(excel.notes, [Note::ExcelExponent]);
    assert_eq!(excel.value, Input::range(Some(dec("1215000000000")), Some(dec("1225000000000"))));
    assert_eq!(read("3.5e-2").value, Input::range(Some(dec("0.0345")), Some(dec("0.0355"))));
    assert_eq!(count("1,2E+1", Marks::Unknown).value, Input::Known(12));
    assert_eq!(count("1,2E-1", Marks::Unknown).notes, [Note::ExcelExponent, Note::Fraction]);
}

#[test]
fn texts_that_are_no_number() {
    for (text, error) in [
        ("batik", NumberError::UnknownWord),
        ("Rpl.000.000.0C0,00", NumberError::StrayCharacter),
        ("0C0", NumberError::StrayCharacter),
        ("12O", NumberError::StrayCharacter),
        ("1l0 orang", NumberError::StrayCharacter),
        ("1.25.000", NumberError::Grouping),
        ("1.250.00", NumberError::Grouping),
        ("1.2.3", NumberError::Grouping),
        ("35.24.01.2001", NumberError::Grouping),
        ("12 orang 5 kg", NumberError::TwoNumbers),
        ("12 5", NumberError::TwoNumbers),
        ("12-03-2021", NumberError::StrayCharacter),
        ("021-7654321", NumberError::StrayCharacter),
        ("5 (lima)", NumberError::StrayCharacter),
        ("1.250.", NumberError::StrayCharacter),
        ("12;5", NumberError::StrayCharacter),
        ("--5", NumberError::StrayCharacter),
        ("US$ 5", NumberError::ForeignCurrency),
        ("1.05 billion USD", NumberError::ForeignCurrency),
        ("+", NumberError::NoDigits),
        ("sekitar", NumberError::NoDigits),
        ("1234567890123456789012345", NumberError::TooLarge),
        ("1E+99", NumberError::TooLarge),
        ("١٢", NumberError::StrayCharacter),
        ("12,-5", NumberError::StrayCharacter),
    ] {
        assert_eq!(parse_number(text, Marks::Unknown), Err(error), "{text:?}");
        let field = count(text, Marks::Unknown);
        assert_eq!(field.value, Input::Missing(MissingReason::Unreadable), "{text:?}");
        assert_eq!(field.notes, [Note::Unreadable(error)], "{text:?}");
    }
    assert_eq!(parse_number(&"9".repeat(40_000), Marks::Unknown), Err(NumberError::TooLong));
}

#[test]
fn impossible_readings_are_dropped_before_anything_is_chosen() {
    let one = |value| (Input::Known(value), vec![Note::OneReadingLeft]);
    for (text, expected) in [
        ("1.250", one(1_250)),
        ("16,212", one(16_212)),
        ("1.317", one(1_317)),
        ("1.000", (Input::OneOf(vec![1, 1_000]), vec![Note::Ambiguous])),
        ("1.25", (Input::Missing(MissingReason::Impossible), vec![Note::Fraction])),
        ("-5", (Input::Missing(MissingReason::Impossible), vec![Note::Negative])),
        ("5.000.000.000", (Input::Missing(MissingReason::Impossible), vec![Note::OutOfRange])),
        ("50%", (Input::Missing(MissingReason::Impossible), vec![Note::Percent])),
        ("Rp 5", (Input::Missing(MissingReason::Impossible), vec![Note::Currency])),
    ] {
        let read = count(text, Marks::Unknown);
        assert_eq!((read.value, read.notes), expected, "{text:?}");
    }
}

#[test]
fn rupiah_under_the_unit_of_its_heading() {
    let known = |amount| Input::Known(Rupiah::new(amount));
    let missing = Input::Missing(MissingReason::Impossible);
    for (text, scale, value, notes) in [
        ("12,5", 1_000_000, known(12_500_000), vec![]),
        ("12.500", 1_000, Input::one_of([12_500, 12_500_000].map(Rupiah::new)), vec![Note::Ambiguous]),
        ("1,5 miliar", 1_000, known(1_500_000_000), vec![Note::OwnMultiplier("miliar".into())]),
        ("1.250.000,50", 1, missing.clone(), vec![Note::Fraction]),
        ("1.250.000,50", 1_000, known(1_250_000_500), vec![]),
        ("0,0000005", 1_000_000, missing.clone(), vec![Note::Fraction]),
        ("-1.000.000", 1, missing.clone(), vec![Note::Negative]),
        ("9.223.372.036.854.775.807", 1, known(i64::MAX), vec![]),
        ("9.223.372.036.854.775.808", 1, missing.clone(), vec![Note::OutOfRange]),
        ("1.250", 1, known(1_250), vec![Note::OneReadingLeft]),
        ("5", 0, missing.clone(), vec![Note::OutOfRange]),
        ("5", -1, missing, vec![Note::OutOfRange]),
    ] {
        let read = rupiah(text, Marks::Unknown, scale);
        assert_eq!((read.value, read.notes), (value, notes), "{text:?} x {scale}");
    }
}

#[test]
fn columns_prove_their_marks_only_by_certain_texts() {
    let verdict = |texts: &[&str]| {
        let mut column = MarkEvidence::default();
        texts.iter().for_each(|text| column.add(text));
        (column.verdict(), column.is_mixed())
    };
    assert_eq!(verdict(&["1.317", "16.212", "1.000"]), (Marks::Unknown, false));
    assert_eq!(verdict(&["1.317", "1.250.000"]), (Marks::DotThousands, false));
    assert_eq!(verdict(&["1.317", "1.250,50"]), (Marks::DotThousands, false));
    assert_eq!(verdict(&["1.317", "0,57"]), (Marks::DotThousands, false));
    assert_eq!(verdict(&["105,915", "20.83"]), (Marks::CommaThousands, false));
    assert_eq!(verdict(&["128,383,883", "1.250.000"]), (Marks::Unknown, true));
    assert_eq!(verdict(&["1,22E+12", "-", "batik", "12", "35.24.01"]), (Marks::Unknown, false));
    let mut column = MarkEvidence::default();
    ["1,22E+12", "-", "batik", "12", "1.317", "1.250.000"].iter().for_each(|text| column.add(text));
    let expected = MarkEvidence { dot_thousands: 1, comma_thousands: 0, ambiguous: 1, plain: 2, unread: 2 };
    assert_eq!(column, expected);
}

#[test]
fn codes_of_notes_are_distinct() {
    let notes = [
        Note::Ambiguous,
        Note::OneReadingLeft,
        Note::AgainstMarks,
        Note::UnitWord(String::new()),
        Note::LetterSuffix(String::new()),
        Note::OwnMultiplier(String::new()),
        Note::Approximate(String::new()),
        Note::StrictBound,
        Note::FootnoteMark(String::new()),
        Note::SpecialBlank,
        Note::UnicodeMinus,
        Note::ParenthesesNegative,
        Note::BlankThousands,
        Note::ExcelExponent,
        Note::ExcelError,
        Note::Percent,
        Note::Currency,
        Note::LeadingZero,
        Note::ZeroWord,
        Note::Fraction,
        Note::Negative,
        Note::OutOfRange,
        Note::ReversedRange,
        Note::Unreadable(NumberError::NoDigits),
    ];
    let codes: std::collections::BTreeSet<&str> = notes.iter().map(Note::code).collect();
    assert_eq!(codes.len(), notes.len());
    let reasons: std::collections::BTreeSet<&str> = NumberError::ALL.iter().map(|e| e.code()).collect();
    assert_eq!(reasons.len(), NumberError::ALL.len());
}

fn judge(text: &str) {
    for marks in [Marks::Unknown, Marks::DotThousands, Marks::CommaThousands] {
        let _ = parse_number(text, marks);
        let _ = count(text, marks);
        let _ = rupiah(text, marks, 1_000_000);
    }
    MarkEvidence::default().add(text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_text_is_judged(text in any::<String>()) {
        judge(&text);
    }

    #[test]
    fn near_numbers_are_judged(text in "(Rp|rp\\.|<|>=|~|sekitar |\\(|[-–+]){0,2} ?[0-9]{0,26}([.,' ][0-9]{0,4}){0,5}([eE][+-]?[0-9]{0,4})? ?(ribu|jt|M|%|\\)|,-|org|\\*|-|/|²){0,3}") {
        judge(&text);
    }

    #[test]
    fn indonesian_integers_read_back(n in any::<i64>()) {
        let text = group_digits(i128::from(n));
        let read = parse_number(&text, Marks::DotThousands).unwrap();
        prop_assert_eq!(read.value, Input::Known(Decimal::from(n)));
        prop_assert!(read.notes.is_empty());
    }

    #[test]
    fn the_truth_is_always_among_the_readings(n in any::<i64>(), small in -2_000_000_i64..2_000_000) {
        for n in [n, small] {
            for text in [group_digits(i128::from(n)), group_digits_en(i128::from(n)), n.to_string()] {
                prop_assert!(read(&text).value.admits(&Decimal::from(n)), "{}", text);
            }
        }
    }

    #[test]
    fn decimals_are_among_the_readings(whole in 0_i64..10_000_000, cents in 0_u32..1_000, places in 1_u32..4) {
        let cents = cents % 10_u32.pow(places);
        let width = usize::try_from(places).unwrap();
        let mantissa = i128::from(whole) * 10_i128.pow(places) + i128::from(cents);
        let truth = Decimal::new(mantissa, places).unwrap();
        let grouped = format!("{},{cents:0width$}", group_digits(i128::from(whole)));
        let plain = format!("{whole},{cents:0width$}");
        for text in [&grouped, &plain] {
            prop_assert!(read(text).value.admits(&truth), "{}", text);
            prop_assert_eq!(parse_number(text, Marks::DotThousands).unwrap().value, Input::Known(truth));
            let english: String = text.chars().map(|c| match c { '.' => ',', ',' => '.', c => c }).collect();
            prop_assert_eq!(parse_number(&english, Marks::CommaThousands).unwrap().value, Input::Known(truth));
        }
    }

    #[test]
    fn a_field_only_drops_readings(n in 0_u32..3_000_000) {
        let text = group_digits(i128::from(n));
        prop_assert!(count(&text, Marks::Unknown).value.admits(&n));
        prop_assert!(rupiah(&text, Marks::Unknown, 1_000).value.admits(&Rupiah::new(i64::from(n) * 1_000)));
        prop_assert_eq!(count(&text, Marks::DotThousands).value, Input::Known(n));
    }

    #[test]
    fn evidence_merges_in_any_order(texts in proptest::collection::vec("[0-9]{1,3}([.,][0-9]{1,3}){0,2}", 0..12), cut in 0_usize..12) {
        let fold = |texts: &[String]| {
            let mut column = MarkEvidence::default();
            texts.iter().for_each(|text| column.add(text));
            column
        };
        let (left, right) = texts.split_at(cut.min(texts.len()));
        let mut merged = fold(right);
        merged.merge(&fold(left));
        prop_assert_eq!(merged, fold(&texts));
    }
}
