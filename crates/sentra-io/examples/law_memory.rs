//! Measures the memory of a register and of the answers about all of it: `cargo xtask bench law --memory` runs it.
//!
//! `law_memory UNITS` prints one row of a table for each kind of register. Linux only: it asks the kernel.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
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

fn row(name: &str, rows: usize, empty: u64, assess: impl FnOnce()) {
    let columns = memory("VmRSS") - empty;
    forget_peak();
    assess();
    let peak = memory("VmHWM") - empty;
    let per = |bytes: u64| bytes as f64 / rows as f64;
    println!("| {name} | {:.1} | {:.1} | {:.2} |", per(columns), per(peak), peak as f64 / columns as f64);
}

fn main() {
    let rows: usize = std::env::args().nth(1).unwrap().parse().unwrap();
    let law = Law::indonesia();
    let context = Context::as_of(Date::ymd(2025, 1, 31).unwrap());
    let rules = law.unit_rules(&QUESTIONS, &context).unwrap();
    println!(
        "| {rows} units, questions of size and IKM | bytes a unit | at most, with the answers | times |"
    );
    println!("|---|---|---|---|");
    for (name, wide) in [
        ("a register of workers and investment", false),
        ("with codes, places, years, production, sentra", true),
    ] {
        let empty = memory("VmRSS");
        forget_peak();
        let register = register(rows, wide);
        let built = (memory("VmHWM") - empty) as f64 / rows as f64;
        println!("| {name}, while it is filled | | {built:.1} | |");
        row(&format!("{name}: verdicts and classes"), rows, empty, || {
            let answers = QUESTIONS.map(|q| law.assess_register(&register, q, &context).unwrap());
            black_box(&answers);
        });
        row(&format!("{name}: missing and failing inputs too"), rows, empty, || {
            black_box(rules.assess_register(&register));
        });
    }
}
