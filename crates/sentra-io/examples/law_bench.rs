//! Measures the rules about units on columns: `cargo xtask bench law` runs it beside other tools.
//!
//! `law_bench DATA` reads `DATA/units.csv` and `DATA/expected.json`, compares every answer with the expected one and
//! prints one JSON line a task. With a second argument only the task of that name runs, once: for counting instructions.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a measurement stops at whatever it does not expect"
)]

use sentra::assess::{
    Alike, Context, GroupCount, GroupTally, Numbers, Per, UnitAnswer, UnitColumns, UnitRules, Verdict,
};
use sentra::date::Date;
use sentra::input::Input;
use sentra::law::Law;
use sentra::money::Rupiah;
use sentra::register::Register;
use sentra::unit::Unit;
use sentra_io::NumberReader;
use sha2::{Digest, Sha256};
use std::hint::black_box;
use std::io::Read;
use std::time::{Duration, Instant};

const QUESTIONS: [&str; 2] = ["unit.skala.p64", "unit.ikm.p64"];

/// A column as Arrow has it: values, and one bit a row that says whether it is known.
#[derive(Default)]
struct Arrow {
    values: Vec<i64>,
    bits: Vec<u8>,
}

impl Arrow {
    fn push(&mut self, text: &str) {
        let row = self.values.len();
        if row.is_multiple_of(8) {
            self.bits.push(0);
        }
        let value = text.parse().ok();
        self.bits[row / 8] |= u8::from(value.is_some()) << (row % 8);
        self.values.push(value.unwrap_or(0));
    }

    fn numbers(&self) -> Numbers<'_> {
        Numbers::i64(&self.values).with_bits(&self.bits, 0)
    }

    fn known(&self, row: usize) -> bool {
        self.bits[row / 8] >> (row % 8) & 1 == 1
    }
}

#[derive(Default)]
struct Data {
    group: Vec<i32>,
    workers: Arrow,
    investment: Arrow,
    kbli: Arrow,
    year: Vec<i16>,
}

impl Data {
    fn read(text: &str) -> Self {
        let mut data = Data::default();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            data.group.push(cells[1].parse().unwrap());
            data.workers.push(cells[2]);
            data.investment.push(cells[3]);
            data.kbli.push(cells[4]);
            data.year.push(cells[5].parse().unwrap());
        }
        data
    }

    fn columns(&self) -> UnitColumns<'_> {
        UnitColumns {
            workers: Some(self.workers.numbers()),
            investment_excl_land: Some(self.investment.numbers()),
            ..UnitColumns::of_rows(self.group.len())
        }
    }

    fn groups(&self) -> usize {
        usize::try_from(self.group.iter().max().unwrap() + 1).unwrap()
    }
}

struct Bench {
    expected: serde_json::Value,
    only: Option<String>,
}

impl Bench {
    fn is(&self, name: &str, answers: &[u8]) -> bool {
        let hash: String = Sha256::digest(answers).iter().take(8).map(|b| format!("{b:02x}")).collect();
        self.expected[name]["sha"] == hash
    }

    /// Prints the median CPU time of five runs, each repeated until it lasts a fifth of a second.
    fn time(&self, name: &str, task: &str, n: usize, ok: Option<bool>, note: &str, mut f: impl FnMut()) {
        if let Some(only) = &self.only {
            // A single record a thousand times, so that what happens once does not count.
            let times = if n == 1 { 1_000 } else { 1 };
            if only == name {
                (0..times).for_each(|_| f());
            }
            return;
        }
        f();
        let start = Instant::now();
        f();
        let once = start.elapsed().max(Duration::from_nanos(100));
        let reps = u32::try_from(200_000_000 / once.as_nanos()).unwrap_or(u32::MAX).max(1);
        let mut runs: Vec<f64> = (0..5)
            .map(|_| {
                let start = cpu();
                (0..reps).for_each(|_| f());
                (cpu() - start).as_secs_f64() / f64::from(reps)
            })
            .collect();
        runs.sort_by(f64::total_cmp);
        let line = serde_json::json!({
            "tool": name, "task": task, "n": n, "runs": 5, "reps": reps, "ok": ok, "note": note,
            "cpu_ns_per_rec": (runs[2] / n as f64 * 1e11).round() / 100.0,
        });
        println!("{line}");
    }
}

/// The time that this thread has run; the time that has passed where the system does not tell.
fn cpu() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    match text.split(' ').next().and_then(|t| t.parse().ok()) {
        Some(nanos) => Duration::from_nanos(nanos),
        None => std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default(),
    }
}

fn code(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::NotMet => 0,
        Verdict::Met => 1,
        _ => 2,
    }
}

fn class(answer: &UnitAnswer) -> u8 {
    let classes = answer.classes();
    if classes.count_ones() == 1 { classes.trailing_zeros().to_le_bytes()[0] } else { 3 }
}

/// The embedded registry with other limits of the sizes before 2016. *Those limits are invented*, for measuring only.
fn with_invented_earlier_limits() -> Law {
    let mut json: serde_json::Value =
        serde_json::from_str(include_str!("../../sentra/src/law/indonesia.json")).unwrap();
    let invented = [
        ("p64.pekerja_kecil", "19"),
        ("p64.investasi_kecil", "200000000"),
        ("p64.investasi_menengah", "10000000000"),
    ];
    for parameter in json["parameters"].as_array_mut().unwrap() {
        let Some((_, value)) = invented.iter().find(|(id, _)| parameter["id"] == *id) else { continue };
        let values = parameter["values"].as_array_mut().unwrap();
        let mut earlier = values[0].clone();
        earlier["value"] = (*value).into();
        earlier["from"] = "1990-01-01".into();
        earlier["to"] = "2016-01-01".into();
        values[0]["from"] = "2016-01-01".into();
        values.insert(0, earlier);
    }
    for criterion in json["criteria"].as_array_mut().unwrap() {
        if QUESTIONS.iter().any(|q| criterion["id"] == *q) {
            criterion["from"] = "1990-01-01".into();
        }
    }
    json["name"] = "invented-for-measuring".into();
    Law::from_json(&json.to_string()).unwrap()
}

/// Verdicts of the groups: at least five units, and one industry group of three digits.
fn sentra(
    rules: &UnitRules,
    question: usize,
    columns: &UnitColumns,
    kbli: Numbers,
    group: Numbers,
    groups: usize,
) -> Vec<u8> {
    of_groups(&rules.verdicts(question, columns).unwrap(), kbli, group, groups)
}

fn of_groups(ikm: &[Verdict], kbli: Numbers, group: Numbers, groups: usize) -> Vec<u8> {
    let mut tally = GroupTally::of(groups);
    tally.count_and_compare(ikm.iter().copied(), kbli, 100, group).unwrap();
    both(tally.counts(), tally.alike())
}

/// Three-valued "and" is the least of the two: the sides depend on different inputs, so it is exact.
fn both(counts: impl Iterator<Item = GroupCount>, alike: impl Iterator<Item = Alike>) -> Vec<u8> {
    let rank = |v: Verdict| u8::from(v == Verdict::Met) * 2 + u8::from(v == Verdict::Unknown);
    let both = counts.zip(alike).map(|(c, a)| {
        [0, 2, 1].get(usize::from(rank(c.at_least(5)).min(rank(a.verdict())))).copied().unwrap_or(2)
    });
    both.collect()
}

/// The same from the file, block by block.
fn from_csv(path: &str, rules: &UnitRules) -> Vec<u8> {
    let mut file = std::fs::File::open(path).unwrap();
    let mut block = vec![0; 256 * 1_024];
    let mut filled = file.read(&mut block).unwrap();
    let names = ["group_id", "workers", "investment", "kbli"];
    let (mut reader, mut used) = NumberReader::new(&block[..filled], &names).unwrap();
    let mut tally = GroupTally::up_to(1 << 24);
    let mut verdicts = Vec::new();
    loop {
        // What is left of the last block goes before the next.
        block.copy_within(used..filled, 0);
        filled -= used;
        let more = file.read(&mut block[filled..]).unwrap();
        filled += more;
        used = reader.read(&block[..filled], more == 0).unwrap();
        let numbers = |i: usize| {
            let column = &reader.columns()[i];
            Numbers::i64(&column.values).with_bytes(&column.known)
        };
        let columns = UnitColumns {
            workers: Some(numbers(1)),
            investment_excl_land: Some(numbers(2)),
            ..UnitColumns::of_rows(reader.columns()[0].values.len())
        };
        // Every unit belongs to a group.
        assert!(reader.columns()[0].known.iter().all(|k| *k == 1));
        let group = Numbers::i64(&reader.columns()[0].values);
        verdicts.resize(columns.rows, Verdict::Unknown);
        rules.verdicts_into(0, &columns, &mut verdicts).unwrap();
        tally.count_and_compare(verdicts.iter().copied(), numbers(3), 100, group).unwrap();
        if more == 0 {
            break;
        }
    }
    both(tally.counts(), tally.alike())
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap();
    let path = format!("{folder}/units.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let data = Data::read(&text);
    let expected = std::fs::read_to_string(format!("{folder}/expected.json")).unwrap();
    let bench = Bench { expected: serde_json::from_str(&expected).unwrap(), only: arguments.next() };
    let n = data.group.len();
    let columns = data.columns();
    let context = Context::as_of(Date::ymd(2025, 1, 31).unwrap()).with_reading("basis15", "tanpa_tanah");

    let rules = Law::indonesia().unit_rules(&QUESTIONS, &context).unwrap();
    assert!(rules.is_tabled());
    let mut sizes = vec![UnitAnswer::default(); n];
    let mut ikm = vec![UnitAnswer::default(); n];
    rules.assess_into(&columns, &mut [&mut sizes, &mut ikm]).unwrap();
    let cls: Vec<u8> = sizes.iter().map(class).collect();
    let verdicts: Vec<u8> = ikm.iter().map(|a| code(a.verdict())).collect();
    let ok = Some(bench.is("cls", &cls) & bench.is("ikm", &verdicts));
    let note = "verdict, classes, missing and failing inputs of both questions";
    bench.time("sentra", "T1", n, ok, note, || {
        rules.assess_into(black_box(&columns), &mut [&mut sizes, &mut ikm]).unwrap();
    });
    let narrow: Vec<u32> = data.workers.values.iter().map(|w| u32::try_from(*w).unwrap()).collect();
    let known = |a: &Arrow| (0..n).map(|row| u8::from(a.known(row))).collect::<Vec<u8>>();
    let (known_workers, known_investment) = (known(&data.workers), known(&data.investment));
    let bytes = UnitColumns {
        workers: Some(Numbers::u32(&narrow).with_bytes(&known_workers)),
        investment_excl_land: Some(Numbers::i64(&data.investment.values).with_bytes(&known_investment)),
        ..UnitColumns::of_rows(n)
    };
    bench.time("sentra, u32 and validity bytes", "T1", n, ok, note, || {
        rules.assess_into(black_box(&bytes), &mut [&mut sizes, &mut ikm]).unwrap();
    });
    let ikm_rules = Law::indonesia().unit_rules(&["unit.ikm.p64"], &context).unwrap();
    bench.time("sentra, verdict only", "T1 ikm", n, ok, "", || {
        black_box(ikm_rules.verdicts(0, black_box(&columns)).unwrap());
    });
    let all = sizes[0];
    // The floor: read the same columns once and write as many bytes.
    bench.time("reading and writing the same bytes", "floor T1", n, None, "", || {
        let sum = |v: &[i64]| v.iter().fold(0i64, |a, b| a ^ b);
        let bits = |v: &[u8]| v.iter().fold(0u8, |a, b| a ^ b);
        let x = sum(black_box(&data.workers.values)) ^ sum(black_box(&data.investment.values));
        let x =
            x.to_le_bytes()[0] ^ bits(black_box(&data.workers.bits)) ^ bits(black_box(&data.investment.bits));
        let fill = if x == 1 { UnitAnswer::default() } else { all };
        sizes.fill(fill);
        ikm.fill(fill);
        black_box((&mut sizes, &mut ikm));
    });

    let group = Numbers::i32(&data.group);
    let groups = data.groups();
    let known_ikm = ikm_rules.verdicts(0, &columns).unwrap();
    let ok = Some(bench.is("sentra", &sentra(&ikm_rules, 0, &columns, data.kbli.numbers(), group, groups)));
    bench.time("sentra, groups only", "T2(groups)", n, None, "", || {
        black_box(of_groups(black_box(&known_ikm), data.kbli.numbers(), group, groups));
    });
    bench.time("sentra, units and groups", "T2(unit+group)", n, ok, "", || {
        black_box(sentra(&ikm_rules, 0, black_box(&columns), data.kbli.numbers(), group, groups));
    });

    let ok = Some(bench.is("sentra", &from_csv(&path, &ikm_rules)));
    let note = "NumberReader, the reader of plain tables, in blocks of 256 KiB";
    bench.time("sentra, from CSV", "T2 e2e CSV", n, ok, note, || {
        black_box(from_csv(&path, &ikm_rules));
    });

    let invented = with_invented_earlier_limits();
    let by_year = invented.unit_rules_by_date(&QUESTIONS, &context, Per::Year).unwrap();
    assert!(by_year.is_tabled());
    let dated = UnitColumns { date: Some(Numbers::i16(&data.year)), ..columns };
    by_year.assess_into(&dated, &mut [&mut sizes, &mut ikm]).unwrap();
    let cls: Vec<u8> = sizes.iter().map(class).collect();
    let verdicts: Vec<u8> = ikm.iter().map(|a| code(a.verdict())).collect();
    let ok = Some(bench.is("cls3", &cls) & bench.is("ikm3", &verdicts));
    bench.time("sentra, by year", "T3", n, ok, "earlier limits invented", || {
        by_year.assess_into(black_box(&dated), &mut [&mut sizes, &mut ikm]).unwrap();
    });

    let mut register = Register::default();
    for row in 0..n {
        let mut unit = Unit::default();
        let given = |a: &Arrow| a.known(row).then(|| a.values[row]);
        unit.workers.total = Input::from(given(&data.workers).and_then(|w| u32::try_from(w).ok()));
        unit.investment.excl_land = Input::from(given(&data.investment).map(Rupiah::new));
        register.push(&unit, None);
    }
    let law = Law::indonesia();
    bench.time("sentra, a register", "T1", n, None, "verdict and classes, compiled in each run", || {
        for question in QUESTIONS {
            black_box(law.assess_register(black_box(&register), question, &context).unwrap());
        }
    });

    let mut decided = Unit::default();
    decided.workers.total = Input::Known(12);
    decided.investment.excl_land = Input::Known(Rupiah::new(900_000_000));
    let mut open = Unit::default();
    open.workers.total = Input::Known(25);
    open.investment.excl_land = Input::Known(Rupiah::new(2_000_000_000));
    let default = Context::as_of(context.as_of);
    let rule = law.unit_rule("unit.ikm.p64", &default).unwrap();
    for (name, unit) in [("a decided record", &decided), ("an open record", &open)] {
        bench.time(
            &format!("sentra, {name}, rule compiled before"),
            "one record",
            1,
            None,
            "tree and missing sets",
            || {
                black_box(rule.assess(black_box(unit)));
            },
        );
        bench.time(&format!("sentra, {name}, rule compiled each time"), "one record", 1, None, "", || {
            black_box(law.assess_unit(black_box(unit), "unit.ikm.p64", &default).unwrap());
        });
    }
    bench.time("sentra, compiling both rules", "T1", 1, None, "", || {
        black_box(law.unit_rules(&QUESTIONS, &context).unwrap());
    });
    bench.time("sentra-io, rows of the raw CSV", "CSV", n, None, "", || {
        let options = sentra_io::CsvOptions::default();
        black_box(sentra_io::read_csv(black_box(text.as_bytes()), &options).unwrap());
    });
}
