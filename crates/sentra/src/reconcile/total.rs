//! A printed total against the sum of its rows.

use crate::aggregate::Tally;
use crate::finding::{At, Code, Finding};
use crate::input::Input;
use crate::money::group_digits;

/// What a printed total and its rows say of each other.
///
/// ```
/// use sentra::input::Input;
/// use sentra::reconcile::Total;
/// // Large firms of Kota Pekalongan 2004: 1.561 workers are printed, the parts are 1.232 and 287.
/// let parts = [1_232, 287].map(Input::Known);
/// assert_eq!(Total::check(&Input::Known(1_561), &parts), Total::Conflict { printed: 1_561, lo: 1_519, hi: Some(1_519) });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// The rows sum to it.
    Agrees {
        /// The printed total; of several readings the one that the rows prove.
        printed: i128,
    },
    /// No completion of the rows sums to it.
    Conflict {
        /// The printed total; of several readings the nearest.
        printed: i128,
        /// The least that the rows can sum to.
        lo: i128,
        /// The most that the rows can sum to; open where one of them has no value.
        hi: Option<i128>,
    },
    /// The rows can sum to it, but some have no certain value, or there are no rows.
    Open {
        /// The printed total; of several readings the nearest that is possible.
        printed: i128,
        /// What the certain rows sum to.
        certain: i128,
        /// Rows without a certain value.
        missing: usize,
        /// All rows to which the question applies.
        of: usize,
    },
    /// No total is printed, or none that can be read.
    Unreadable,
}

/// What the rows can sum to.
struct Sum {
    lo: i128,
    hi: Option<i128>,
    certain: i128,
    missing: usize,
    of: usize,
}

impl Sum {
    fn of(rows: &[Input<i128>]) -> Self {
        let mut sum = Self { lo: 0, hi: Some(0), certain: 0, missing: 0, of: 0 };
        for row in rows.iter().filter(|row| **row != Input::NotApplicable) {
            let (least, most) = match row.bounds() {
                Some((least, most)) => (least.copied(), most.copied()),
                None => (None, None),
            };
            match row.known() {
                Some(v) => sum.certain = sum.certain.saturating_add(*v),
                None => sum.missing += 1,
            }
            sum.of += 1;
            sum.lo = sum.lo.saturating_add(least.unwrap_or(0));
            sum.hi = sum.hi.zip(most).map(|(a, b)| a.saturating_add(b));
        }
        sum
    }

    /// The sum nearest to a number.
    fn nearest(&self, to: i128) -> i128 {
        self.hi.map_or(to, |hi| to.min(hi)).max(self.lo)
    }

    fn against(&self, printed: &Input<i128>) -> Total {
        let readings: Vec<i128> = match printed {
            Input::Range { lo, hi } => {
                // The number of the range that is nearest to what the rows can be speaks for all.
                let within = |n: i128| hi.map_or(n, |hi| n.min(hi)).max(lo.unwrap_or(i128::MIN));
                vec![within(self.nearest(within(self.certain)))]
            }
            other => other.candidates().to_vec(),
        };
        let off = |reading: &i128| {
            (reading.abs_diff(self.nearest(*reading)), reading.abs_diff(self.certain), *reading)
        };
        let Some(printed) = readings.into_iter().min_by_key(off) else { return Total::Unreadable };
        match () {
            () if self.of > 0 && self.nearest(printed) != printed => {
                Total::Conflict { printed, lo: self.lo, hi: self.hi }
            }
            () if self.of > 0 && self.missing == 0 => Total::Agrees { printed },
            () => Total::Open { printed, certain: self.certain, missing: self.missing, of: self.of },
        }
    }
}

impl Total {
    /// Compares a printed total with its rows. Values are not below zero, so a missing one only adds; a row to which the
    /// question does not apply adds nothing. If one of several readings of the total is the sum, that reading is proven.
    ///
    /// ```
    /// use sentra::input::Input;
    /// use sentra::reconcile::Total;
    /// let rows = [Input::Known(4), Input::default()];
    /// assert!(matches!(Total::check(&Input::Known(9), &rows), Total::Open { certain: 4, missing: 1, .. }));
    /// assert!(matches!(Total::check(&Input::Known(3), &rows), Total::Conflict { lo: 4, hi: None, .. }));
    /// // "1.000" may be one or a thousand.
    /// let rows = [400, 600].map(Input::Known);
    /// assert_eq!(Total::check(&Input::one_of([1, 1_000]), &rows), Total::Agrees { printed: 1_000 });
    /// ```
    pub fn check(printed: &Input<i128>, rows: &[Input<i128>]) -> Self {
        Sum::of(rows).against(printed)
    }

    /// Compares a printed total with a sum and its coverage, such as a row of a table of totals.
    ///
    /// ```
    /// use sentra::aggregate::Tally;
    /// use sentra::input::Input;
    /// use sentra::reconcile::Total;
    /// let mut units = Tally::default();
    /// units.add(&Input::one_of([1_u32, 1_250]));
    /// assert!(matches!(Total::check_tally(&Input::Known(3_000), &units), Total::Conflict { hi: Some(1_250), .. }));
    /// ```
    pub fn check_tally(printed: &Input<i128>, rows: &Tally) -> Self {
        let count = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
        let sum = Sum {
            lo: rows.lo,
            hi: rows.at_most(),
            certain: rows.sum,
            missing: count(rows.missing.saturating_add(rows.open)),
            of: count(rows.rows.saturating_sub(rows.not_applicable)),
        };
        sum.against(printed)
    }

    /// Whether the rows sum to it.
    ///
    /// ```
    /// use sentra::{input::Input, reconcile::Total};
    /// assert!(!Total::check(&Input::default(), &[]).agrees());
    /// ```
    pub fn agrees(&self) -> bool {
        matches!(self, Self::Agrees { .. })
    }

    /// What is to be said of it; nothing of a total that is not there.
    ///
    /// ```
    /// use sentra::{Lang, finding::At, input::Input, reconcile::Total};
    /// let f = Total::check(&Input::Known(5), &[Input::Known(4)]).finding("unit", At::default()).ok_or("none")?;
    /// assert_eq!(f.text(Lang::En), "printed total of unit 5, sum of the rows 4 (difference 1)");
    /// # Ok::<(), &str>(())
    /// ```
    pub fn finding(&self, column: &str, at: At) -> Option<Finding> {
        let say = |code, printed: &i128| {
            Finding::new(code, at).with("column", column).with("printed", group_digits(*printed))
        };
        Some(match self {
            Self::Agrees { printed } => say(Code::TotalAgrees, printed),
            Self::Conflict { printed, lo, hi } => {
                let computed = match hi {
                    Some(hi) if hi == lo => group_digits(*lo),
                    Some(hi) => format!("{}-{}", group_digits(*lo), group_digits(*hi)),
                    None => format!(">= {}", group_digits(*lo)),
                };
                let nearest = hi.filter(|h| printed > h).unwrap_or(*lo);
                let difference = group_digits(printed.saturating_sub(nearest));
                say(Code::TotalConflict, printed).with("computed", computed).with("difference", difference)
            }
            Self::Open { printed, certain, missing, of } => say(Code::TotalUnchecked, printed)
                .with("missing", missing)
                .with("of", of)
                .with("computed", group_digits(*certain)),
            Self::Unreadable => return None,
        })
    }
}
