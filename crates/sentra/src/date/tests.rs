use super::*;
use crate::input::{Input, MissingReason};
use proptest::prelude::*;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

fn date(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap()
}

fn partial(iso: &str) -> PartialDate {
    PartialDate::parse_iso(iso).unwrap()
}

/// What serde writes, seen through the one serializer that serde itself has.
struct Wire(PartialDate);

impl fmt::Display for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

#[test]
fn every_day_of_the_range_has_its_number() {
    let first = Date::ymd(1900, 1, 1).unwrap().to_days();
    let last = Date::ymd(2200, 12, 31).unwrap().to_days();
    let mut before: Option<Date> = None;
    for days in first..=last {
        let date = Date::from_days(days).unwrap();
        assert_eq!(date.to_days(), days);
        assert!(before.is_none_or(|before| before < date));
        before = Some(date);
    }
    assert_eq!(last - first + 1, 109_938);
    assert_eq!(Date::from_days(first - 1), None);
    assert_eq!(Date::from_days(last + 1), None);
    assert_eq!(Date::from_days(i32::MIN), None);
}

#[test]
fn a_month_known_only_as_such_is_undetermined_to_its_last_day() {
    let permenperin_64 = Period::from(partial("2016-07"));
    for (day, holds) in [
        ("2016-06-30", Holds::Before),
        ("2016-07-01", Holds::Undetermined),
        ("2016-07-31", Holds::Undetermined),
        ("2016-08-01", Holds::Within),
    ] {
        assert_eq!(permenperin_64.holds(date(day)), holds, "{day}");
    }
}

#[test]
fn periods_are_half_open() {
    let period = Period { from: partial("2018-07-18"), to: Some(partial("2020-11")) };
    for (day, holds) in [
        ("2018-07-17", Holds::Before),
        ("2018-07-18", Holds::Within),
        ("2020-10-31", Holds::Within),
        ("2020-11-01", Holds::Undetermined),
        ("2020-11-30", Holds::Undetermined),
        ("2020-12-01", Holds::After),
    ] {
        assert_eq!(period.holds(date(day)), holds, "{day}");
    }
    let empty = Period { from: partial("2020-01-01"), to: Some(partial("2020-01-01")) };
    assert!(!empty.is_contradictory());
    assert_eq!(empty.holds(date("2020-01-01")), Holds::After);
    let reversed = Period { from: partial("2020-01-02"), to: Some(partial("2020-01-01")) };
    assert_eq!(reversed.holds(date("2020-01-02")), Holds::Undetermined);
}

#[test]
fn dates_as_people_type_them() {
    for (text, iso) in [
        ("2018-07-18", "2018-07-18"),
        ("12-03-2021", "2021-03-12"),
        ("12/03/2021", "2021-03-12"),
        ("1.2.2020", "2020-02-01"),
        ("2021/3/12", "2021-03-12"),
        (" 24 November 2026 ", "2026-11-24"),
        ("24 Nopember 2026", "2026-11-24"),
        ("1 Pebruari 2004", "2004-02-01"),
        ("7 Agt 2019", "2019-08-07"),
        ("7 Agust. 2019", "2019-08-07"),
        ("7-Okt-2019", "2019-10-07"),
        ("7Des2019", "2019-12-07"),
        ("7 mei 2019", "2019-05-07"),
        ("Jum'at, 7 Juni 2019", "2019-06-07"),
        ("tgl. 7 Juli 2019", "2019-07-07"),
        ("November 24, 2026", "2026-11-24"),
        ("24\u{a0}November\u{a0}2026", "2026-11-24"),
        ("24 – 11 – 2026", "2026-11-24"),
        ("29-02-2000", "2000-02-29"),
        ("Juli 2016", "2016-07"),
        ("07/2016", "2016-07"),
        ("2016", "2016"),
    ] {
        let read = parse_date(text).unwrap();
        assert_eq!(read.value, Input::Known(partial(iso)), "{text:?}");
        assert!(read.notes.is_empty(), "{text:?}");
    }
}

#[test]
fn unusual_dates_carry_a_note() {
    for (text, iso, note) in [
        ("12/3/21", "2021-03-12", DateNote::TwoDigitYear),
        ("12-3-98", "1998-03-12", DateNote::TwoDigitYear),
        ("12 Mei 68", "2068-05-12", DateNote::TwoDigitYear),
        ("2021-03-12 00:00:00", "2021-03-12", DateNote::TimeDropped),
        ("2021-03-12T17:00:00.000Z", "2021-03-12", DateNote::TimeDropped),
        ("12/03/2021 8:15", "2021-03-12", DateNote::TimeDropped),
    ] {
        let read = parse_date(text).unwrap();
        assert_eq!((read.value, read.notes), (Input::Known(partial(iso)), vec![note]), "{text:?}");
    }
}

#[test]
fn candidates_are_never_taken() {
    for (text, iso, note) in [
        ("43862", "2020-02-01", DateNote::ExcelSerial),
        ("46048", "2026-01-26", DateNote::ExcelSerial),
        ("46048.0", "2026-01-26", DateNote::ExcelSerial),
        ("12/25/2021", "2021-12-25", DateNote::MonthFirst),
    ] {
        let read = parse_date(text).unwrap();
        assert_eq!(read.candidate, Some(date(iso)), "{text:?}");
        assert_eq!(read.notes, [note], "{text:?}");
        assert_eq!(read.value, Input::Missing(MissingReason::Unreadable), "{text:?}");
    }
}

#[test]
fn gaps_and_impossible_dates() {
    assert_eq!(parse_date("-").unwrap().value, Input::Missing(MissingReason::Dash));
    assert_eq!(parse_date(" ").unwrap().value, Input::Missing(MissingReason::Blank));
    for text in ["31-02-2021", "29 Februari 1900", "0-1-2020", "1-0-2020", "31/13/2021", "13-2021"] {
        assert_eq!(parse_date(text), Err(DateError::NoSuchDay), "{text:?}");
    }
    for text in ["1899", "2201-01-01", "1-1-1899", "0000"] {
        assert_eq!(parse_date(text), Err(DateError::YearOutOfRange), "{text:?}");
    }
    for text in [
        "batik",
        "31-02",
        "07-16",
        "1 2 3 4",
        "123",
        "9999",
        "99999999",
        "1 Jnauari 2020",
        "12:30",
        "١٢-٠٣-٢٠٢١",
    ] {
        let error = if text == "9999" { DateError::YearOutOfRange } else { DateError::Unreadable };
        assert_eq!(parse_date(text), Err(error), "{text:?}");
    }
    assert_eq!(parse_date(&"1".repeat(40_000)), Err(DateError::Unreadable));
}

#[test]
fn iso_is_strict() {
    for text in ["2018-7-18", "2018-07-18 ", "+018-07-18", "2018-07", "2018-07-18-01", ""] {
        assert_eq!(Date::parse_iso(text), Err(DateError::Unreadable), "{text:?}");
    }
    for text in ["2018-7", "18", "2018-", "-2018", "2018-00"] {
        assert!(PartialDate::parse_iso(text).is_err(), "{text:?}");
    }
}

#[test]
fn the_wire_form_is_iso() {
    for iso in ["2018-07-18", "2016-07", "2016"] {
        assert_eq!(Wire(partial(iso)).to_string(), iso);
        let deserializer: StrDeserializer<'_, Error> = iso.into_deserializer();
        assert_eq!(PartialDate::deserialize(deserializer), Ok(partial(iso)));
    }
    let deserializer: StrDeserializer<'_, Error> = "2018-02-31".into_deserializer();
    assert!(Date::deserialize(deserializer).is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in ".{0,70}") {
        let _ = parse_date(&text);
        let _ = PartialDate::parse_iso(&text);
    }

    #[test]
    fn near_dates_are_read_or_refused(text in "[0-9]{0,5}[-/. ,:T]{0,2}([0-9]{0,4}|[a-zA-Z]{0,9})[-/. ,]{0,2}[0-9]{0,5}") {
        let _ = parse_date(&text);
    }

    #[test]
    fn written_in_words_and_read_again(days in -25_567_i32..84_370) {
        let date = Date::from_days(days).unwrap();
        for text in [date.in_words_id(), date.in_words_en(), date.to_string()] {
            prop_assert_eq!(parse_date(&text).unwrap().value, Input::Known(PartialDate::day(date)));
        }
    }

    #[test]
    fn a_period_holds_as_its_days_do(from in 0_i32..60, to in 0_i32..60, probe in 0_i32..60) {
        let at = |days: i32| Date::from_days(17_000 + days).unwrap();
        let period = Period { from: at(from).into(), to: Some(at(to).into()) };
        let expected = match (probe < from, probe >= to) {
            _ if to < from => Holds::Undetermined,
            (true, _) => Holds::Before,
            (false, true) => Holds::After,
            (false, false) => Holds::Within,
        };
        prop_assert_eq!(period.holds(at(probe)), expected);
    }
}
