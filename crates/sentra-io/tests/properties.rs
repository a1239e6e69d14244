//! What holds of every file: no panic, every byte in one row, every rejected row explained.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests, outside of test functions"
)]

mod common;

use common::{check, rows};
use proptest::prelude::*;
use sentra_io::{CsvOptions, Encoding, HeaderChoice, IoError, Limits, Mapping, MappingOverrides, read_csv};

fn conserved(bytes: &[u8], options: &CsvOptions) {
    match read_csv(bytes, options) {
        Ok(table) => {
            check(&table, bytes.len());
            for row in 0..table.len() {
                let raw = table.raw(row);
                assert!(table.cells(row).map(|c| c.len()).sum::<usize>() <= raw.len());
                let at = table.at_cell(row, 1);
                assert!(at.bytes.is_some_and(|(from, to)| from <= to && to <= bytes.len() as u64));
            }
            let mapping = Mapping::of(&table, &MappingOverrides::default());
            assert_eq!(mapping.columns().len(), table.width());
        }
        Err(IoError::NotText { .. } | IoError::Encoding { .. } | IoError::LimitExceeded { .. }) => {}
        Err(other) => panic!("{other:?}"),
    }
}

/// Pieces of which text tables consist, good and bad.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b";",
        b";",
        b";",
        b",",
        b"\t",
        b"|",
        b"\n",
        b"\n",
        b"\r\n",
        b"\r",
        b"\"",
        b"\"",
        b"\"\"",
        b"'",
        b"\\\"",
        b" ",
        b"nama",
        b"desa",
        b"TK LK",
        b"Jumlah",
        b"Sumber: x",
        b"Kecamatan Babat",
        b"12",
        b"1.250",
        b"-",
        b"(1)",
        b"2020",
        b"a",
        b"Nilai Investasi (000 Rp)",
        b"\0",
        b"\xe9",
        b"\xc3\xa9",
        b"\x96",
        b"\x81",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"sep=;\n",
        b"=HYPERLINK(\"x\")",
        b"\x1a",
    ];
    prop::sample::select(pieces).prop_map(<[u8]>::to_vec)
}

fn text_like() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(piece(), 0..120).prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = CsvOptions> {
    let encoding = prop::option::weighted(0.3, prop::sample::select(Encoding::ALL.to_vec()));
    let delimiter =
        prop::option::weighted(0.2, prop::sample::select(vec![';', ',', '\t', 'é', '"', '\n', 'a']));
    let header = prop_oneof![
        6 => Just(HeaderChoice::Auto),
        1 => Just(HeaderChoice::None),
        1 => (0_u64..6).prop_map(HeaderChoice::Line),
    ];
    let limits = prop_oneof![
        3 => Just(Limits::default()),
        1 => (1_u64..40, 1_u64..20, 1_u64..9, 1_u64..30).prop_map(|(row_bytes, cell_bytes, columns, rows)| Limits {
            row_bytes,
            cell_bytes,
            columns,
            rows,
            ..Limits::default()
        }),
    ];
    (encoding, delimiter, header, limits, 1_usize..50).prop_map(
        |(encoding, delimiter, header, limits, most)| CsvOptions {
            encoding,
            delimiter,
            header,
            limits,
            file: 0,
            findings_per_code: most,
        },
    )
}

/// A cell of a well-formed table.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-zA-Z0-9 .,;|'/()-]{0,12}",
        1 => "[a-z\"\n\r,;]{0,8}",
        1 => "\\PC{0,6}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn any_bytes_are_conserved(bytes in prop::collection::vec(any::<u8>(), 0..300), options in options()) {
        conserved(&bytes, &options);
    }

    #[test]
    fn text_like_bytes_are_conserved(bytes in text_like(), options in options()) {
        conserved(&bytes, &options);
    }

    #[test]
    fn utf16_is_conserved(text in text_like(), odd in any::<bool>(), big in any::<bool>()) {
        let text = String::from_utf8_lossy(&text).into_owned();
        let mut bytes: Vec<u8> = text
            .encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect();
        if odd {
            bytes.push(b'x');
        }
        let encoding = if big { Encoding::Utf16Be } else { Encoding::Utf16Le };
        conserved(&bytes, &CsvOptions { encoding: Some(encoding), ..CsvOptions::default() });
    }

    /// What a correct writer wrote is read back, or a row is rejected; it is never read otherwise.
    #[test]
    fn what_was_written_is_read(
        table in (2_usize..6).prop_flat_map(|width| {
            prop::collection::vec(prop::collection::vec(cell(), width), 0..12)
        }),
        delimiter in prop::sample::select(vec![',', ';', '\t', '|']),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let width = table.first().map_or(2, Vec::len);
        let mut text = String::new();
        let headings: Vec<String> = (0..width).map(|i| format!("kolom{}", ["a", "b", "c", "d", "e"][i])).collect();
        for row in std::iter::once(&headings).chain(&table) {
            let cells: Vec<String> = row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
            text.push_str(&cells.join(&delimiter.to_string()));
            text.push_str(end);
        }
        let options = CsvOptions { delimiter: Some(delimiter), header: HeaderChoice::Line(1), ..CsvOptions::default() };
        let read = read_csv(text.as_bytes(), &options).unwrap();
        check(&read, text.len());
        let seen = rows(&read);
        let mut written = table.iter();
        for row in &seen {
            prop_assert!(written.any(|w| w == row), "{row:?} was not written, or not in this order");
        }
    }
}
