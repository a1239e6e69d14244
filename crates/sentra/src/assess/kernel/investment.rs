//! Figures of investment that belong together: without land and buildings, land and buildings, and the total.
//!
//! Each figure alone has cells. Two of them make the third, so they are brought into one form: without land, and total.

use super::pass::ROWS;
use crate::input::Input;
use crate::money::Rupiah;
use crate::unit::Unit;

/// The figures of a chunk of rows, with 1 where a figure is known.
pub(crate) struct Figures {
    pub(crate) values: [[i64; ROWS]; 4],
    pub(crate) known: [[u8; ROWS]; 4],
}

impl Figures {
    pub(crate) fn new() -> Self {
        Self { values: [[0; ROWS]; 4], known: [[0; ROWS]; 4] }
    }

    /// Brings rows with two figures into the form "without land" and "total", and marks the rows that only the exact
    /// engine can decide: figures that contradict each other, and one whose basis is not said beside others.
    pub(crate) fn normalise(&mut self, slow: &mut [u8; ROWS]) {
        let [a, l, t, x] = &mut self.values;
        let [ka, kl, kt, kx] = &mut self.known;
        let values = a.iter_mut().zip(l.iter()).zip(t.iter_mut()).zip(x.iter());
        let known = ka.iter_mut().zip(kl.iter_mut()).zip(kt.iter_mut()).zip(kx.iter());
        for (((((a, l), t), x), (((ka, kl), kt), kx)), slow) in values.zip(known).zip(slow.iter_mut()) {
            let (has_a, has_l, has_t, has_x) = (*ka != 0, *kl != 0, *kt != 0, *kx != 0);
            let several = u8::from(has_a) + u8::from(has_l) + u8::from(has_t) + u8::from(has_x) > 1;
            let sum = a.wrapping_add(*l);
            let rest = t.wrapping_sub(*l);
            let total = if has_t { *t } else { sum };
            let part = if has_a { *a } else { rest };
            let negative = (has_a && *a < 0) | (has_l && *l < 0) | (has_t && *t < 0) | (has_x && *x < 0);
            let conflict = (has_a & has_l & has_t & (sum != *t)) | (part > total) | (part < 0) | (total < 0);
            *slow |= u8::from(several & (has_x | negative | conflict));
            if several {
                (*a, *t) = (part, total);
                (*ka, *kl, *kt) = (1, 0, 1);
            }
        }
    }
}

fn amount(input: &Input<Rupiah>) -> Option<i64> {
    input.known().map(|m| m.amount())
}

/// The same unit, with two known figures in the form "without land" and "total".
pub(crate) fn normal(unit: &Unit) -> Unit {
    let mut unit = unit.clone();
    let i = &mut unit.investment;
    let (part, total) = match (amount(&i.excl_land), amount(&i.land), amount(&i.total)) {
        (Some(a), Some(l), None) => (Some(a), a.checked_add(l)),
        (None, Some(l), Some(t)) => (t.checked_sub(l), Some(t)),
        (Some(a), Some(l), Some(t)) if a.checked_add(l) == Some(t) => (Some(a), Some(t)),
        _ => (None, None),
    };
    if let (Some(a @ 0..), Some(t)) = (part, total)
        && a <= t
    {
        i.excl_land = Input::Known(Rupiah::new(a));
        i.total = Input::Known(Rupiah::new(t));
        i.land = Input::default();
    }
    unit
}

/// Whether the figures do not contradict each other.
pub(crate) fn adds_up(unit: &Unit) -> bool {
    match (amount(&unit.investment.excl_land), amount(&unit.investment.total)) {
        (Some(a), Some(t)) => a <= t,
        _ => true,
    }
}
