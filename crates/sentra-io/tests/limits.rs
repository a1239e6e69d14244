//! Inputs at the edge: nothing, too much, and things that are no files.
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
use sentra::Lang;
use sentra::finding::Code;
use sentra_io::{CsvOptions, Format, IoError, Limit, Limits, RawTable, RowKind, read_csv, read_path};
use std::time::{Duration, Instant};

fn read(bytes: &[u8]) -> RawTable {
    let table = read_csv(bytes, &CsvOptions::default()).unwrap();
    check(&table, bytes.len());
    table
}

fn has(table: &RawTable, code: Code) -> bool {
    table.findings().iter().any(|f| f.code == code)
}

#[test]
fn nothing_is_a_table_without_rows() {
    for bytes in [&b""[..], b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"] {
        let table = read(bytes);
        assert!(table.is_empty());
        assert!(has(&table, Code::FileEmpty));
    }
}

#[test]
fn one_line_is_a_header() {
    let table = read(b"nama;desa;kecamatan");
    assert_eq!((table.len(), table.header(), table.account().accepted), (1, Some(0), 0));
    let table = read(b"\n\n\r\n");
    assert_eq!(table.account().blank, 3);
    assert!(!has(&table, Code::FileNoHeader));
}

#[test]
fn what_is_no_file_is_a_typed_error() {
    let options = CsvOptions::default();
    let folder = std::env::temp_dir();
    assert!(matches!(read_path(&folder, &options), Err(IoError::Directory { .. })));
    let missing = folder.join("sentra-io-there-is-no-such-file.csv");
    let error = read_path(&missing, &options).unwrap_err();
    assert!(matches!(error, IoError::NotFound { .. }));
    for lang in [Lang::Id, Lang::En] {
        assert!(error.text(lang).contains("no-such-file"));
    }
    for (bytes, format) in [
        (&b"PK\x03\x04\x14\0"[..], Format::Xlsx),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Xls),
        (b"%PDF-1.7", Format::Pdf),
        (b"\n <HTML><body>", Format::Html),
    ] {
        assert_eq!(read_csv(bytes, &options).unwrap_err(), IoError::NotText { format });
    }
    let utf32 = b"\xff\xfe\0\0a\0\0\0";
    assert!(matches!(read_csv(&utf32[..], &options), Err(IoError::Encoding { .. })));
}

#[test]
fn ten_megabytes_in_a_cell_cost_one_row() {
    let giant = "x".repeat(10 << 20);
    for cell in [giant.clone(), format!("\"{giant}\""), format!("\"{}\"", giant.replace("xxxx", "x\nxx"))] {
        let file = format!("nama;desa\nA;B\n{cell};C\nD;E\n");
        let started = Instant::now();
        let table = read(file.as_bytes());
        assert!(started.elapsed() < Duration::from_secs(20));
        assert_eq!(rows(&table).first().unwrap(), &["A", "B"]);
        assert_eq!(rows(&table).last().unwrap(), &["D", "E"]);
        let limit = table.findings().iter().find(|f| f.code == Code::LimitExceeded).unwrap();
        assert_eq!(limit.at.line, Some(3));
    }
}

#[test]
fn an_open_quote_does_not_swallow_the_file() {
    let mut file = String::from("nama;desa\n\"A;B\n");
    for i in 0..50_000 {
        file.push_str(&format!("usaha {i};Babat\n"));
    }
    let table = read(file.as_bytes());
    assert_eq!(table.account().accepted, 50_000);
    assert_eq!(table.account().rejected, 1);
    let open = table.findings().iter().find(|f| f.code == Code::RowQuoteUnclosed).unwrap();
    assert_eq!((open.at.line, open.at.bytes), (Some(2), Some((10, 11))));
}

/// Quotes that open on every line would be quadratic if each were searched to the end of the file.
#[test]
fn hostile_quotes_stay_linear() {
    for line in
        ["\"a;b\n", "\"\";\"\n", "a;\"\n", "\"\"\"\n", "'a;\"b\n", "\"a\"\"\n", ";;\"\"\"\"\n", "a\"b;\"c\n"]
    {
        let file = line.repeat(200_000);
        let started = Instant::now();
        read(file.as_bytes());
        assert!(started.elapsed() < Duration::from_secs(10), "{line:?} took {:?}", started.elapsed());
    }
}

#[test]
fn many_columns_and_rows_are_bounded() {
    let wide = "a;".repeat(100_000);
    let error = read_csv(wide.into_bytes(), &CsvOptions::default()).unwrap_err();
    assert_eq!(error, IoError::LimitExceeded { which: Limit::Columns, limit: 16_384, seen: 100_001 });
    let one_wide = format!("nama;desa\nA;B\nC;D\n{}\nE;F\n", ";".repeat(100_000));
    let table = read(one_wide.as_bytes());
    assert_eq!(table.account().accepted, 3);
    let long = "A;B\n".repeat(5000);
    let limits = Limits { rows: 4999, ..Limits::default() };
    let error = read_csv(long.into_bytes(), &CsvOptions { limits, ..CsvOptions::default() }).unwrap_err();
    assert_eq!(error, IoError::LimitExceeded { which: Limit::Rows, limit: 4999, seen: 5000 });
}

#[test]
fn findings_are_capped_and_counted() {
    let mut file = String::from("nama;desa;unit\n");
    file.push_str(&"A;B;1\n".repeat(20_000));
    file.push_str(&"C;D\n".repeat(15_000));
    let table = read(file.as_bytes());
    let listed = table.findings().iter().filter(|f| f.code == Code::RowWidth).count();
    assert_eq!((listed, table.suppressed().get(&Code::RowWidth)), (10_000, Some(&5_000)));
    assert_eq!(table.account().rejected, 15_000);
}

#[test]
fn rows_that_are_no_data_are_told_apart() {
    let file = "DAFTAR SENTRA;;;\nKabupaten Lamongan;;;\n\nNo;Kelurahan;Unit Usaha;Persentase (%)\n(1);(2);(3);(4)\n\
        Kecamatan Babat;;;\n1;Babat;10;50\n2;Bedahan;10;50\n;Jumlah Kecamatan Babat;20;100\n\
        No;Kelurahan;Unit Usaha;Persentase (%)\n3;Turi;5;-\n;JUMLAH / TOTAL;25;100\n;;;\n\
        Sumber: Dinas, diolah\n*) angka sementara\n";
    let table = read(file.as_bytes());
    use RowKind::{Blank, Data, Footer, Header, RepeatedHeader, Title, Total};
    let kinds: Vec<RowKind> = table.rows().map(|r| r.kind).collect();
    let expected = [
        Title,
        Title,
        Blank,
        Header,
        Title,
        Title,
        Data,
        Data,
        Total,
        RepeatedHeader,
        Data,
        Total,
        Blank,
        Footer,
        Footer,
    ];
    assert_eq!(kinds, expected);
}

#[test]
fn titles_are_not_lost_and_names_are_not_totals() {
    let table = read(b"nama;produk;unit\nTotal Busana;konveksi;3\nJumlah;;3\nTotal;mebel;kayu\n");
    assert_eq!(rows(&table).len(), 2);
    let table = read(b"nama;produk;alamat\nTotal;mebel;Babat\nJumlah;tas;Turi\n");
    assert_eq!(rows(&table).len(), 2);
}

#[test]
fn offsets_are_those_of_the_file_in_every_encoding() {
    let text = "nama;desa;unit\r\nKafé – Maju;Babat;3\r\nÜnal;Turi;4;5\r\n";
    let latin: Vec<u8> = text.chars().map(|c| if c == '–' { 0x96 } else { c as u32 as u8 }).collect();
    let little: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let line = text.rfind('Ü').unwrap();
    let before = text[..line].chars().count() as u64;
    for (bytes, from, unit) in [
        (text.as_bytes().to_vec(), line as u64, 1),
        (latin, before, 1),
        (little, 2 + 2 * before, 2),
        (big, 2 * before, 2),
    ] {
        let table = read(&bytes);
        let wide = table.findings().iter().find(|f| f.code == Code::RowWidth).unwrap();
        let length = if unit == 1 && bytes == text.as_bytes() { 14 } else { 13 * unit };
        assert_eq!((wide.at.line, wide.at.bytes), (Some(3), Some((from, from + length))));
        let (from, to) = table.at_cell(1, 0).bytes.unwrap();
        let raw = &bytes[from as usize..to as usize];
        assert!(raw.len() as u64 >= 11 * unit && raw.first().is_some_and(|b| *b == b'K' || *b == 0));
    }
}

#[test]
fn rows_of_a_prepared_form_that_nobody_filled_in_are_blank() {
    let table = read("No;Nama Usaha;Desa;Unit\n1;A;B;3\n2;;;\n3.;;;\n\u{a0};\u{a0};;\n;C;D;4\n".as_bytes());
    let account = table.account();
    assert_eq!((account.accepted, account.blank), (2, 3));
    let numbered = table.findings().iter().filter(|f| f.code == Code::RowNumberOnly);
    assert_eq!(numbered.map(|f| f.at.line).collect::<Vec<_>>(), [Some(3), Some(4)]);
    // A number alone may be all there is to say where no running number is meant.
    assert_eq!(read(b"KBLI;Nama;Desa;Unit\n10130;A;B;3\n10750;;;\n").account().accepted, 2);
}
