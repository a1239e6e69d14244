use super::DecreeNumberWarning::*;
use super::*;
use proptest::prelude::*;
use std::path::{Path, PathBuf};

/// Real numbers with their parts: code, serial, marker, unit, year.
type Row = (&'static str, [Option<&'static str>; 4], Option<i32>, &'static [DecreeNumberWarning]);

#[test]
fn shapes_of_real_numbers() {
    // Of decrees of regencies and cities in East Java 2024 to 2026 (other subjects), and of the two sentra
    // decrees of Penajam Paser Utara (2020) and Bandung Barat (2024), as published.
    let rows: [Row; 14] = [
        ("518/176/2020", [Some("518"), Some("176"), None, None], Some(2020), &[]),
        (
            "100.3.3.2/Kep. 678 -Disperindag/20224",
            [Some("100.3.3.2"), Some("678"), Some("Kep."), Some("Disperindag")],
            None,
            &[NoYearLast, StrayBlanks],
        ),
        (
            "100.3.3.2/67/KPTS/413.013/2026",
            [Some("100.3.3.2"), Some("67"), Some("KPTS"), Some("413.013")],
            Some(2026),
            &[],
        ),
        (
            "B/180.05/325/409.1.2/KPTS/2024",
            [Some("180.05"), Some("325"), Some("KPTS"), Some("409.1.2")],
            Some(2024),
            &[NoClassificationFirst],
        ),
        (
            "188.45/240 /HK/416-012/2025",
            [Some("188.45"), Some("240"), Some("HK"), Some("416-012")],
            Some(2025),
            &[StrayBlanks],
        ),
        (
            "100.3.3.2/ARH/1252/405.19/2025",
            [Some("100.3.3.2"), Some("1252"), Some("ARH"), Some("405.19")],
            Some(2025),
            &[],
        ),
        (
            "100.3.3.2/491/404.101.2/B/2025",
            [Some("100.3.3.2"), Some("491"), Some("B"), Some("404.101.2")],
            Some(2025),
            &[],
        ),
        (
            "100.3.3.2/318/KEP/013/2025",
            [Some("100.3.3.2"), Some("318"), Some("KEP"), Some("013")],
            Some(2025),
            &[],
        ),
        (
            "050-401.110/95/2025",
            [None, Some("95"), None, Some("050-401.110")],
            Some(2025),
            &[NoClassificationFirst],
        ),
        (
            "100.3.4.2/281/Kept./403.013/2025",
            [Some("100.3.4.2"), Some("281"), Some("Kept."), Some("403.013")],
            Some(2025),
            &[],
        ),
        ("922/810/426.113/2025", [Some("922"), Some("810"), None, Some("426.113")], Some(2025), &[]),
        ("33 tahun 2025", [None, Some("33"), None, None], Some(2025), &[]),
        ("No 25 Th 2025", [None, Some("25"), None, None], Some(2025), &[]),
        ("Nomor 25 Tahun 2024", [None, Some("25"), None, None], Some(2024), &[]),
    ];
    for (raw, [classification, serial, marker, unit], year, warnings) in rows {
        let number = DecreeNumber::parse(raw);
        assert_eq!(number.raw, raw);
        assert_eq!(number.classification.as_deref(), classification, "{raw}");
        assert_eq!(number.serial.as_deref(), serial, "{raw}");
        assert_eq!(number.marker.as_deref(), marker, "{raw}");
        assert_eq!(number.unit.as_deref(), unit, "{raw}");
        assert_eq!(number.year, year, "{raw}");
        assert_eq!(number.warnings(None), warnings, "{raw}");
    }
}

#[test]
fn words_before_the_number_are_left_out() {
    for raw in [
        "Keputusan Bupati Lamongan No. 188/123/KEP/413.013/2020",
        "Keputusan Bupati Lamongan Nomor : 188/123/KEP/413.013/2020",
        "SK Bupati No.188/123/KEP/413.013/2020",
        "NOMOR: 188/123/KEP/413.013/2020",
    ] {
        let number = DecreeNumber::parse(raw);
        assert_eq!(number.shape, DecreeNumberShape::Parts(5), "{raw}");
        assert_eq!(number.classification.as_deref(), Some("188"), "{raw}");
        assert!(number.warnings(None).is_empty(), "{raw}");
    }
}

#[test]
fn short_and_strange_numbers_are_kept() {
    for (raw, shape, serial, warnings) in [
        ("67", DecreeNumberShape::Parts(1), Some("67"), vec![NoClassificationFirst, NoYearLast]),
        ("67/2026", DecreeNumberShape::Parts(2), Some("67"), vec![NoClassificationFirst]),
        ("518/2026", DecreeNumberShape::Parts(2), Some("518"), vec![NoClassificationFirst]),
        ("", DecreeNumberShape::Other, None, vec![UnknownShape]),
        ("-", DecreeNumberShape::Other, None, vec![UnknownShape]),
        ("1/2/3/4/5/6/7", DecreeNumberShape::Other, None, vec![UnknownShape]),
        ("188//2020", DecreeNumberShape::Other, None, vec![UnknownShape]),
    ] {
        let number = DecreeNumber::parse(raw);
        assert_eq!((number.shape, number.serial.as_deref()), (shape, serial), "{raw:?}");
        assert_eq!(number.warnings(None), warnings, "{raw:?}");
    }
}

/// The folder of the published tables, which is not part of the repository: where the environment says, or
/// beside the workspace.
#[expect(
    clippy::disallowed_methods,
    reason = "a test may look for the published tables; the library may not"
)]
fn published_tables() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let folder = std::env::var("SENTRA_SHARED").map_or_else(|_| beside(), PathBuf::from);
    folder.is_dir().then_some(folder)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may read the published tables; the library may not")]
fn counts_of_the_published_table() {
    let Some(folder) = published_tables() else {
        println!("skipped: no folder of published tables (set SENTRA_SHARED)");
        return;
    };
    let table = std::fs::read_to_string(folder.join("data/decree-numbers/sk_numbers.csv")).unwrap();
    let rows: Vec<(DecreeNumber, PartialDate)> = table
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (DecreeNumber::parse(cells[2]), PartialDate::parse_iso(cells[3]).unwrap())
        })
        .collect();
    let with_shape = |shape| rows.iter().filter(|(number, _)| number.shape == shape).count();
    let warned = |warning| {
        rows.iter().filter(|(number, date)| number.warnings(Some(*date)).contains(&warning)).count()
    };
    assert_eq!(rows.len(), 30);
    assert_eq!(with_shape(DecreeNumberShape::SerialOfYear), 3);
    assert_eq!([3, 4, 5, 6].map(|parts| with_shape(DecreeNumberShape::Parts(parts))), [3, 9, 14, 1]);
    // 25 of 27 begin with a code, 26 of 27 end in a year, and all years are those of the dates.
    assert_eq!(warned(NoClassificationFirst), 2);
    assert_eq!(warned(NoYearLast), 1);
    assert_eq!(warned(YearDiffers), 0);
    assert_eq!(warned(StrayBlanks), 2);
    assert_eq!(warned(UnknownShape), 0);
    let codes = |code: &str| rows.iter().filter(|(n, _)| n.classification.as_deref() == Some(code)).count();
    assert_eq!((codes("100.3.3.2"), codes("100.3.3.3")), (15, 3));
    assert!(rows.iter().all(|(number, _)| number.serial.is_some()));
}

proptest! {
    #[test]
    fn no_number_is_rejected(raw in any::<String>(), dated in 1900_i32..2200) {
        let number = DecreeNumber::parse(&raw);
        prop_assert_eq!(&number.raw, &raw);
        let _ = number.warnings(PartialDate::year(dated));
    }

    #[test]
    fn usual_numbers_come_apart(
        code in "[1-9][0-9]{2}(\\.[0-9]{1,2}){0,3}",
        serial in "[1-9][0-9]{0,3}",
        marker in "(KEP|KPTS|HK|Kpts|K)",
        unit in "4[0-9]{2}\\.[0-9]{3}",
        year in 1950_i32..2100,
    ) {
        let number = DecreeNumber::parse(&format!("{code}/{serial}/{marker}/{unit}/{year}"));
        prop_assert_eq!(number.classification, Some(code));
        prop_assert_eq!(number.serial, Some(serial));
        prop_assert_eq!(number.marker, Some(marker));
        prop_assert_eq!(number.unit, Some(unit));
        prop_assert_eq!(number.year, Some(year));
        prop_assert!(number.found.is_empty());
    }
}
