//! One table of an office, damaged in one way at a time: either the rows come out right, or a finding says
//! where they do not. A generator of our own, so that these tests run everywhere.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests, outside of test functions"
)]

mod common;

use common::{check, is_located, rows};
use sentra_io::{CsvOptions, RawTable, read_csv};

const HEADINGS: [&str; 6] =
    ["No", "Nama Perusahaan", "Desa/Kel", "Tenaga Kerja", "Nilai Investasi", "Keterangan"];
const ROWS: usize = 24;

fn table() -> Vec<Vec<String>> {
    let names =
        ["UD Sumber Rejeki", "CV Maju, Jaya", "Bu \"Siti\"", "Batik Tulis", "PT Tenun; Ikat", "Pak Budi's"];
    let villages = ["Parengan", "Sendangagung", "Tunggul", "Karanggeneng"];
    let row = |i: usize| {
        vec![
            (i + 1).to_string(),
            names[i % names.len()].to_owned(),
            villages[i % villages.len()].to_owned(),
            (i % 19 + 1).to_string(),
            format!("{}.500.000", i + 3),
            if i.is_multiple_of(3) { "baik".to_owned() } else { String::new() },
        ]
    };
    (0..ROWS).map(row).collect()
}

/// How a table is written.
#[derive(Clone, Copy)]
struct Style {
    delimiter: &'static str,
    quote: char,
    escape: Option<char>,
    end: &'static str,
    always: bool,
}

const STYLE: Style = Style { delimiter: ",", quote: '"', escape: None, end: "\r\n", always: false };

impl Style {
    fn cell(&self, text: &str) -> String {
        let special = text.contains(self.delimiter) || text.contains(['"', '\n', ',', ';', '\\', self.quote]);
        if !special && !self.always {
            return text.to_owned();
        }
        let mut out = String::from(self.quote);
        for c in text.chars() {
            if c == self.quote {
                out.push(self.escape.unwrap_or(self.quote));
            }
            out.push(c);
        }
        out.push(self.quote);
        out
    }

    fn row<S: AsRef<str>>(&self, cells: &[S]) -> String {
        let cells: Vec<String> = cells.iter().map(|c| self.cell(c.as_ref())).collect();
        cells.join(self.delimiter)
    }

    fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.row(&HEADINGS)];
        lines.extend(table().iter().map(|row| self.row(row)));
        lines
    }

    fn file(&self) -> String {
        self.join(&self.lines())
    }

    fn join(&self, lines: &[String]) -> String {
        lines.iter().flat_map(|line| [line.as_str(), self.end]).collect()
    }
}

struct Case {
    name: String,
    bytes: Vec<u8>,
    /// The rows that the file holds, whatever its form.
    expected: Vec<Vec<String>>,
}

fn case(name: impl Into<String>, text: impl Into<Vec<u8>>) -> Case {
    Case { name: name.into(), bytes: text.into(), expected: table() }
}

/// Files that are unusual but whole: the rows must be right.
fn whole() -> Vec<Case> {
    let plain = STYLE.file();
    let headings = STYLE.row(&HEADINGS);
    let mut cases = vec![
        case("as it is", plain.clone()),
        case("no final line end", plain.trim_end()),
        case("two final line ends", format!("{plain}\r\n")),
        case("blank rows", plain.replace("\r\n10,", "\r\n\r\n\r\n10,")),
        case("rows of delimiters", plain.replace("\r\n10,", "\r\n,,,,,\r\n10,")),
        case("mark of UTF-8", [b"\xef\xbb\xbf", plain.as_bytes()].concat()),
        case("headings twice", format!("{headings}\r\n{plain}")),
        case("headings inside", plain.replace("\r\n10,", &format!("\r\n{headings}\r\n10,"))),
        case("title", format!("DAFTAR INDUSTRI KECIL,,,,,\r\nKabupaten Lamongan,,,,,\r\n,,,,,\r\n{plain}")),
        case("short title", format!("DAFTAR INDUSTRI KECIL\r\n\r\n{plain}")),
        case("column numbers", plain.replacen("\r\n", "\r\n(1),(2),(3),(4),(5),(6)\r\n", 1)),
        case("total", format!("{plain},JUMLAH,,250,1.000.000,\r\n")),
        case("footer", format!("{plain}\r\nSumber: Dinas Perindustrian\r\nCatatan: angka sementara\r\n")),
        case("header without rows", STYLE.join(std::slice::from_ref(&headings))),
        case("one row", STYLE.join(&STYLE.lines()[..2])),
        case("everything quoted", Style { always: true, ..STYLE }.file()),
        case("sep=,", format!("sep=,\r\n{plain}")),
        case("delimiter ;", Style { delimiter: ";", ..STYLE }.file()),
        case("delimiter ; named", format!("sep=;\r\n{}", Style { delimiter: ";", ..STYLE }.file())),
        case("delimiter TAB", Style { delimiter: "\t", ..STYLE }.file()),
        case("delimiter |", Style { delimiter: "|", ..STYLE }.file()),
        case("delimiter comma and blank", Style { delimiter: ", ", ..STYLE }.file()),
        case("line ends LF", Style { end: "\n", ..STYLE }.file()),
        case("line ends CR", Style { end: "\r", ..STYLE }.file()),
        case("line ends mixed", plain.replacen("\r\n", "\n", 9).replacen("\n", "\r", 3)),
        case("trailing delimiter everywhere", Style { end: ",\r\n", ..STYLE }.file()),
    ];
    for (name, expected) in [("header without rows", 0), ("one row", 1)] {
        let case = cases.iter_mut().find(|c| c.name == name).unwrap();
        case.expected.truncate(expected);
    }
    let mut spread = table();
    spread[4][1] = "PT Tenun\r\nIkat".to_owned();
    spread[7][5] = "lihat:\n\n\"lampiran\"".to_owned();
    let mut lines = vec![headings.clone()];
    lines.extend(spread.iter().map(|row| STYLE.row(row).replace("PT Tenun\r\nIkat", "\"PT Tenun\r\nIkat\"")));
    cases.push(Case {
        name: "line ends in cells".into(),
        bytes: STYLE.join(&lines).replace("\"\"PT Tenun\r\nIkat\"\"", "\"PT Tenun\r\nIkat\"").into_bytes(),
        expected: spread,
    });
    let utf16: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    cases.push(case("UTF-16 without a mark", utf16.clone()));
    cases.push(case("UTF-16 with a mark", [vec![0xff, 0xfe], utf16].concat()));
    cases.push(case(
        "UTF-16, high byte first",
        plain.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>(),
    ));
    cases
}

/// Files with one thing wrong: right rows or a finding.
fn damaged() -> Vec<Case> {
    let plain = STYLE.file();
    let headings = STYLE.row(&HEADINGS);
    let other: String = (1..=9).map(|i| format!("A{i},kayu,batik,x,y,z\r\n")).collect();
    let mut cases = vec![
        case("no header", plain.split_once("\r\n").unwrap().1),
        case("escape NUL", Style { escape: Some('\0'), ..STYLE }.file()),
        case("escape backslash", Style { escape: Some('\\'), ..STYLE }.file()),
        case("quote apostrophe", Style { quote: '\'', ..STYLE }.file()),
        case("quote apostrophe everywhere", Style { quote: '\'', always: true, ..STYLE }.file()),
        case("delimiter blank", Style { delimiter: " ", ..STYLE }.file()),
        case("delimiter # unnamed", Style { delimiter: "#", ..STYLE }.file()),
        case("same table twice", format!("{plain}{plain}")),
        case("narrower table", format!("{plain}Kode,Bahan\r\n1,kayu\r\n2,batik\r\n")),
        case("wider table", format!("{plain}a,b,c,d,e,f,g\r\n1,2,3,4,5,6,7\r\n")),
        case(
            "other table of the same width",
            format!("{plain}KBLI,Kecamatan,Alamat,Telepon,Produk,NIB\r\n{other}"),
        ),
        case("unknown table of the same width", format!("{plain}alfa,beta,gama,delta,eta,teta\r\n{other}")),
        case("table above", format!("bulan,jan,feb\r\n1,2,3\r\n4,5,6\r\n\r\n{plain}")),
        case("no line end between two rows", plain.replace("\r\n10,", "10,")),
        case(
            "windows-1252",
            plain.replace("Bu", "B\u{fc}").chars().map(|c| c as u32 as u8).collect::<Vec<u8>>(),
        ),
        case("cut in the middle", plain[..plain.len() / 2 + 7].to_owned()),
        case(
            "quotes of a whole row",
            plain.replace("\r\n10,", "\r\n\"10,").replace(",Tunggul,10,", ",Tunggul,10\","),
        ),
    ];
    cases.iter_mut().filter(|c| c.name == "windows-1252").for_each(|c| {
        c.expected.iter_mut().for_each(|row| row[1] = row[1].replace("Bu", "B\u{fc}"));
    });
    let styled = |delimiter| Style { delimiter, ..STYLE }.lines();
    for index in 0..=ROWS {
        let lines = STYLE.lines();
        let with = |name: String, line: String| {
            let mut lines = lines.clone();
            lines[index] = line;
            case(name, STYLE.join(&lines))
        };
        for (delimiter, name) in [(" ", "blank"), (";", ";"), ("\t", "TAB"), (", ", "comma and blank")] {
            cases.push(with(format!("row {index} with delimiter {name}"), styled(delimiter)[index].clone()));
        }
        cases
            .push(with(format!("row {index} without line end in quotes"), lines[index].replacen('"', "", 1)));
        cases.push(with(format!("row {index} with NUL"), lines[index].replacen(',', ",\0", 1)));
        cases.push(with(format!("row {index} in one cell"), STYLE.cell(&lines[index])));
        let row = if index == 0 { HEADINGS.map(str::to_owned).to_vec() } else { table()[index - 1].clone() };
        for column in 0..HEADINGS.len() {
            let cells: Vec<String> = row.iter().map(|c| STYLE.cell(c)).collect();
            let place = format!("row {index} column {column}");
            let edited = |edit: &dyn Fn(&str) -> String| {
                let mut cells = cells.clone();
                cells[column] = edit(&cells[column]);
                cells.join(",")
            };
            cases.push(with(format!("{place} quote before"), edited(&|c| format!("\"{c}"))));
            cases.push(with(format!("{place} quote behind"), edited(&|c| format!("{c}\""))));
            cases.push(with(
                format!("{place} quote inside"),
                edited(&|c| format!("{}\"{}", &c[..c.len() / 2], &c[c.len() / 2..])),
            ));
            cases.push(with(format!("{place} delimiter before"), edited(&|c| format!(",{c}"))));
            cases.push(with(format!("{place} delimiter behind"), edited(&|c| format!("{c},"))));
            // In quotes a line end is as good as any character.
            if !cells[column].starts_with('"') {
                cases.push(with(
                    format!("{place} line end inside"),
                    edited(&|c| format!("{}\r\n{}", &c[..c.len() / 2], &c[c.len() / 2..])),
                ));
            }
            if column > 0 {
                let mut joined = cells.clone();
                let lost = joined.remove(column);
                joined[column - 1].push_str(&lost);
                cases.push(with(format!("{place} delimiter lost"), joined.join(",")));
            }
            let mut fewer = cells.clone();
            fewer.remove(column);
            cases.push(with(format!("{place} cell lost"), fewer.join(",")));
        }
    }
    cases.push(case(
        "headings in the last row",
        format!("{}{headings}\r\n", plain.split_once("\r\n").unwrap().1),
    ));
    cases
}

fn read(case: &Case) -> RawTable {
    let table = read_csv(&case.bytes[..], &CsvOptions::default()).unwrap();
    check(&table, case.bytes.len());
    table
}

/// What stands in the rows, blanks around cells and surplus blank cells left out.
fn content(rows: &[Vec<String>]) -> Vec<Vec<&str>> {
    rows.iter().map(|row| row.iter().map(|c| c.trim()).take(HEADINGS.len()).collect()).collect()
}

#[test]
fn unusual_but_whole_files_are_right() {
    let cases = whole();
    assert!(cases.len() >= 28);
    for case in &cases {
        let table = read(case);
        assert_eq!(content(&rows(&table)), content(&case.expected), "{}", case.name);
        assert_eq!(table.account().rejected, 0, "{}", case.name);
        assert_eq!(table.headings()[..6], HEADINGS, "{}", case.name);
    }
}

#[test]
fn no_damaged_file_is_silently_wrong() {
    let cases = damaged();
    assert!(cases.len() > 1000, "{} cases", cases.len());
    let mut silent = Vec::new();
    let mut tally = [0; 3];
    for case in &cases {
        let table = read(case);
        let right = content(&rows(&table)) == content(&case.expected);
        let located = table.findings().iter().any(is_located);
        tally[if right {
            0
        } else if located {
            1
        } else {
            2
        }] += 1;
        if !right && !located {
            silent.push(&case.name);
        }
    }
    println!(
        "{} damaged files: {} right, {} with a finding, {} silently wrong",
        cases.len(),
        tally[0],
        tally[1],
        tally[2]
    );
    assert_eq!(silent, Vec::<&String>::new());
}

/// One damaged row must not cost its neighbours.
#[test]
fn damage_in_a_row_stays_in_that_row() {
    let expected = table();
    for case in damaged().iter().filter(|c| c.name.starts_with("row ") && !c.name.starts_with("row 0 ")) {
        let index: usize = case.name.split(' ').nth(1).unwrap().parse().unwrap();
        let table = read(case);
        let seen = rows(&table);
        let others: Vec<_> = (0..ROWS).filter(|i| i + 1 != index).map(|i| expected[i].clone()).collect();
        let kept = others.iter().filter(|row| seen.contains(row)).count();
        assert_eq!(kept, others.len(), "{}", case.name);
    }
}
