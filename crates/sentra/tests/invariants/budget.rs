//! Over the budget of completions an answer says `exact: false`, and never contradicts an exact one.

use crate::completions::block;
use crate::members::{Known, Member, known, member};
use crate::oracle::{Asked, World};
use crate::strategies::{date, dice};
use proptest::prelude::*;
use sentra::assess::{Context, Verdict};
use sentra::input::Input;
use sentra::law::{Law, Share};
use sentra::unit::{Fact, Unit};
use serde_json::{Value, json};
use std::sync::OnceLock;

/// A registry whose one rule reads twelve facts and three numbers with many thresholds: more completions than are tried.
fn large() -> &'static Law {
    static LAW: OnceLock<Law> = OnceLock::new();
    LAW.get_or_init(|| {
        let text = |t: &str| json!({"id": t, "en": t});
        let flags: Vec<String> = (0..12).map(|i| format!("f{i}")).collect();
        let cite = json!({"instrument": "i"});
        let parameters: Vec<Value> = (0..10)
            .map(|i| {
                let value = json!({"value": ((i + 1) * 10).to_string(), "evidence": "verified", "cite": cite});
                json!({"id": format!("p{i}"), "unit": "workers", "meaning": text("m"), "values": [value]})
            })
            .collect();
        let fact = |i: usize| json!({"fact": flags[i]});
        let few = |i: usize| json!({"workers": {"at_most": format!("p{i}")}});
        let parts: Vec<Value> = (0..10).map(|i| json!({"any": [fact(i), few(i), {"all": [fact((i + 1) % 12), {"not": fact((i + 5) % 12)}]}]})).collect();
        let question = json!({"test": {"any": [{"all": parts}, {"all": [fact(10), fact(11)]}]}});
        let inputs: Vec<Value> = flags.iter().map(|f| json!({"id": f, "kind": "flag", "subjects": ["unit"], "title": text(f)})).collect();
        let registry = json!({
            "format": 1, "name": "large", "version": "1", "readings": [],
            "instruments": [{"id": "i", "short": "I", "title": text("t"), "evidence": "verified"}],
            "parameters": parameters, "inputs": inputs,
            "criteria": [{"id": "c", "code": "C", "subject": "unit", "title": text("t"), "cite": [cite], "evidence": "verified", "question": question}],
        });
        Law::from_json(&registry.to_string()).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    /// Of a unit: a decided answer over the budget is that of every completion.
    #[test]
    fn of_a_unit(flags in prop::collection::vec(prop_oneof![4 => Just(None), 1 => any::<bool>().prop_map(Some)], 12), workers in prop::option::weighted(0.3, 0u32..120), fill in prop::collection::vec(any::<bool>(), 12), last in 0u32..120) {
        let context = Context::as_of(date("2025-01-31"));
        let make = |of: &[Option<bool>], w: Option<u32>| {
            let mut unit = Unit::default();
            unit.workers.total = w.map_or(Input::default(), Input::Known);
            for (i, f) in of.iter().enumerate() {
                unit.facts.extend(f.map(|b| (format!("f{i}"), Fact::Flag(Input::Known(b)))));
            }
            large().assess_unit(&unit, "c", &context).unwrap()
        };
        let answer = make(&flags, workers);
        let all: Vec<Option<bool>> = flags.iter().zip(&fill).map(|(f, b)| f.or(Some(*b))).collect();
        let full = make(&all, workers.or(Some(last)));
        prop_assert!(full.exact && full.verdict != Verdict::Unknown);
        prop_assert!(answer.verdict == Verdict::Unknown || answer.verdict == full.verdict, "{:?}", flags);
        let open = flags.iter().filter(|f| f.is_none()).count();
        prop_assert_eq!(answer.exact, (1usize << open) * if workers.is_some() { 1 } else { 11 } <= sentra::assess::BUDGET);
        // The exact answer of the completion is that of the oracle.
        let c = large().criterion("c").unwrap();
        let asked = Asked::of(large(), c, &context);
        let mut blocks: Vec<Vec<World>> = all.iter().enumerate().map(|(i, b)| block(&format!("f{i}"), [i64::from(b.unwrap())])).collect();
        blocks.push(block("workers", [i64::from(workers.unwrap_or(last))]));
        prop_assert_eq!(asked.said(&asked.completions(blocks), &Default::default()).verdict, full.verdict);
    }

    /// Of a group: many members that are each one of two, and then fewer.
    #[test]
    fn of_a_group(mut d in dice(300), n in 10usize..18) {
        let share = [Share::Product];
        let mut wide = Known { members: (0..n).map(|_| member(&share, &mut d)).collect(), pairs: Vec::new(), ..known(&share, &mut d) };
        for m in &mut wide.members {
            *m = Member { ikm: vec![true], village: d.of(&[vec![0, 1], vec![0, 2], vec![1, 2]]), ..m.clone() };
        }
        let ask = |k: &Known| Law::indonesia().assess_group(&k.group(), "sentra.produk", &k.context()).unwrap();
        let answer = ask(&wide);
        let mut narrow = wide.clone();
        for m in &mut narrow.members {
            m.village = vec![d.of(&m.village)];
            m.words[1].truncate(1);
        }
        let exact = ask(&narrow);
        prop_assert!(exact.exact);
        prop_assert!(answer.verdict == Verdict::Unknown || answer.verdict == exact.verdict, "{:?}", wide);
    }
}
