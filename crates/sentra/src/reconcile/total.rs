//! A printed total against the sum of its rows.

use crate::aggregate::{Tally, Whole};
use crate::finding::{At, Code, Finding};
use crate::input::Input;

/// What a printed total and its rows say of each other.
///
/// ```
/// use sentra::input::Input;
/// use sentra::reconcile::{Reconciled, check_total};
/// let rows = [Input::Known(220_u32), Input::Known(218), Input::default()];
/// let with_a_gap = check_total(&Input::Known(500_u32), &rows);
/// assert_eq!(with_a_gap, Some(Reconciled::Unchecked { printed: 500, computed: 438, missing: 1, of: 3 }));
/// // Whatever is missing, 438 is already too much.
/// let conflict = check_total(&Input::Known(400_u32), &rows);
/// assert_eq!(conflict, Some(Reconciled::Conflict { printed: 400, computed: 438, difference: -38, exact: false }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reconciled {
    /// The sum of the rows is the printed total, or one of its readings.
    Agrees {
        /// The total.
        total: i128,
    },
    /// No value of the rows gives a reading of the printed total.
    Conflict {
        /// The printed total; of several readings the nearest.
        printed: i128,
        /// The sum of the rows; the end of its range that is nearest when it is not exact.
        computed: i128,
        /// Printed less computed.
        difference: i128,
        /// Whether every row has exactly one value.
        exact: bool,
    },
    /// Rows without a certain value could make it right or wrong, or there are no rows.
    Unchecked {
        /// The printed total; of several readings the nearest.
        printed: i128,
        /// The sum of the rows that have exactly one value.
        computed: i128,
        /// Rows without exactly one value.
        missing: u64,
        /// All rows to which the question applies.
        of: u64,
    },
}

/// Checks a printed total against its rows; `None` where no total is printed.
///
/// Rows without a value are taken to be zero or more, as counts and amounts are. Rows to which the question does not
/// apply add nothing. If a reading of the total equals the sum, that reading is proven.
///
/// ```
/// use sentra::input::Input;
/// use sentra::reconcile::{Reconciled, check_total};
/// // Embroidery in Kawalu, 2016: ten kelurahan and their printed total, 1.056.
/// let units = [220_u32, 218, 174, 142, 125, 101, 34, 23, 13, 6].map(Input::Known);
/// assert_eq!(check_total(&Input::Known(1_056_u32), &units), Some(Reconciled::Agrees { total: 1_056 }));
/// assert_eq!(check_total(&Input::<u32>::default(), &units), None);
/// ```
pub fn check_total<'a, P: Whole, T: Whole + 'a>(
    printed: &Input<P>,
    rows: impl IntoIterator<Item = &'a Input<T>>,
) -> Option<Reconciled> {
    let mut tally = Tally::default();
    rows.into_iter().for_each(|row| tally.add(row));
    check_tally(printed, &tally)
}

/// Checks a printed total against a sum with its coverage, such as a cell of a table.
///
/// ```
/// use sentra::aggregate::Tally;
/// use sentra::input::Input;
/// use sentra::reconcile::{Reconciled, check_tally};
/// let mut units = Tally::default();
/// units.add(&Input::one_of([1_u32, 1_250]));
/// // The total cannot be 3,000: the rows come to 1,250 at most.
/// let checked = check_tally(&Input::Known(3_000_u32), &units);
/// assert!(matches!(checked, Some(Reconciled::Conflict { computed: 1_250, exact: false, .. })));
/// ```
pub fn check_tally<P: Whole>(printed: &Input<P>, rows: &Tally) -> Option<Reconciled> {
    let whole = |v: &P| i128::from(v.whole());
    let of = rows.rows.saturating_sub(rows.not_applicable);
    let (least, most) = (rows.lo, rows.at_most());
    // Each reading of the total beside the sum nearest to it that the rows allow.
    let beside = |reading: i128| (reading, most.map_or(reading, |m| reading.min(m)).max(least));
    let readings: Vec<(i128, i128)> = match printed {
        Input::Range { lo, hi } => {
            let (lo, hi) = (lo.as_ref().map(whole), hi.as_ref().map(whole));
            // Of a range the number nearest to the sum of the known rows speaks for all.
            let near = |sum: i128| hi.map_or(sum, |h| sum.min(h)).max(lo.unwrap_or(i128::MIN));
            vec![beside(near(beside(near(rows.sum)).1))]
        }
        _ => printed.candidates().iter().map(|v| beside(whole(v))).collect(),
    };
    let (printed, computed) =
        readings.into_iter().min_by_key(|(p, c)| (p.abs_diff(*c), p.abs_diff(rows.sum), *p))?;
    let exact = rows.is_complete();
    Some(match () {
        () if of > 0 && printed != computed => {
            Reconciled::Conflict { printed, computed, difference: printed.saturating_sub(computed), exact }
        }
        () if of > 0 && exact => Reconciled::Agrees { total: printed },
        () => {
            let missing = rows.missing.saturating_add(rows.open);
            Reconciled::Unchecked { printed, computed: rows.sum, missing, of }
        }
    })
}

impl Reconciled {
    /// The finding, for the heading of the column and the place that the caller gives.
    ///
    /// ```
    /// use sentra::finding::{At, Code};
    /// use sentra::reconcile::Reconciled;
    /// let finding = Reconciled::Agrees { total: 1_056 }.finding("Unit Usaha Bordir", At::default().line(12));
    /// assert_eq!((finding.code, finding.at.line), (Code::TotalAgrees, Some(12)));
    /// ```
    pub fn finding(&self, column: &str, at: At) -> Finding {
        let new =
            |code, printed: i128| Finding::new(code, at).with("column", column).with("printed", printed);
        match *self {
            Self::Agrees { total } => new(Code::TotalAgrees, total),
            Self::Conflict { printed, computed, difference, exact } => {
                let mark = match (exact, difference < 0) {
                    (true, _) => "",
                    (false, true) => "≥ ",
                    (false, false) => "≤ ",
                };
                new(Code::TotalConflict, printed)
                    .with("computed", format!("{mark}{computed}"))
                    .with("difference", difference)
            }
            Self::Unchecked { printed, computed, missing, of } => new(Code::TotalUnchecked, printed)
                .with("missing", missing)
                .with("of", of)
                .with("computed", computed),
        }
    }

    /// Whether rows and total contradict each other.
    ///
    /// ```
    /// assert!(!sentra::reconcile::Reconciled::Agrees { total: 5 }.is_conflict());
    /// ```
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }
}
