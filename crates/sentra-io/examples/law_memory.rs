//! Measures the memory of a register and of the answers about all of it: `cargo xtask bench law --memory` runs it.
//!
//! `law_memory UNITS narrow|wide verdicts|all` prints one row of a table: a register of workers and investment alone or
//! with other columns, and answers without or with missing and failing inputs. A process for each, so that no memory is
//! used again. Linux only: it asks the kernel.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a measurement stops at whatever it does not expect"
)]

use sentra::assess::Context;
use sentra::date::Date;
use sentra::industry::{Edition, Kbli};
use sentra::input::Input;
use sentra::law::Law;
use sentra::money::Rupiah;
use sentra::region::RegionCode;
use sentra::register::Register;
use sentra::unit::{Unit, WorkersBasis};
use std::hint::black_box;

const QUESTIONS: [&str; 2] = ["unit.skala.p64", "unit.ikm.p64"];

/// A figure of this process in bytes: `VmRSS` is what it holds, `VmHWM` the most that it held.
fn memory(figure: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|l| l.strip_prefix(figure)?.strip_prefix(':')).unwrap();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap() * 1_024
}

/// Forgets the most that was held until now.
fn forget_peak() {
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
}

/// Numbers that look random, the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    /// One of ten is not known.
    fn known(&mut self, n: u64) -> Option<u64> {
        let value = self.below(n);
        (self.below(10) > 0).then_some(value)
    }
}

fn register(rows: usize, wide: bool) -> Register {
    let mut numbers = Numbers(20_160_701);
    let codes = ["13134", "10391", "16221", "31001"].map(|c| Kbli::parse(c, Edition::E2020).unwrap());
    let village = RegionCode::parse("35.24.01.2001").unwrap();
    let mut register = Register::default();
    for _ in 0..rows {
        let mut unit = Unit::default();
        unit.workers.total = Input::from(numbers.known(60).and_then(|n| u32::try_from(n).ok()));
        unit.workers.basis = WorkersBasis::Paid;
        let money =
            |n: Option<u64>| Input::from(n.and_then(|n| i64::try_from(n).ok()).map(|n| Rupiah::new(n * 20)));
        unit.investment.excl_land = money(numbers.known(1_000_000_000));
        unit.investment.land = money(numbers.known(200_000_000));
        if wide {
            unit.kbli = Input::Known(codes[usize::try_from(numbers.below(4)).unwrap()]);
            unit.place = Input::Known(village);
            unit.year = Input::Known(2_024);
            unit.production_value = money(numbers.known(1_000_000_000));
            unit.sentra = Some(format!("Sentra {}", numbers.below(10_000)));
        }
        register.push(&unit, None);
    }
    register
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [rows, columns, answers] = arguments.as_slice() else { panic!("UNITS narrow|wide verdicts|all") };
    let rows: usize = rows.parse().unwrap();
    let law = Law::indonesia();
    let context = Context::as_of(Date::ymd(2025, 1, 31).unwrap());
    let rules = law.unit_rules(&QUESTIONS, &context).unwrap();
    let empty = memory("VmRSS");
    let register = register(rows, columns == "wide");
    let filled = memory("VmRSS") - empty;
    let while_filled = memory("VmHWM") - empty;
    forget_peak();
    if answers == "all" {
        black_box(rules.assess_register(&register));
    } else {
        black_box(QUESTIONS.map(|q| law.assess_register(&register, q, &context).unwrap()));
    }
    let peak = memory("VmHWM") - empty;
    let per = |bytes: u64| bytes as f64 / rows as f64;
    let times = peak as f64 / filled as f64;
    println!(
        "| {columns} | {answers} | {:.1} | {:.1} | {:.1} | {times:.2} |",
        per(filled),
        per(while_filled),
        per(peak)
    );
    black_box(register);
}
