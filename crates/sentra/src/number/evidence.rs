//! What the texts of a column prove about its marks.

use super::Marks;
use super::phrase::{Field, Phrase, Shape};

/// Counts, over the texts of a column, what each proves about the meaning of its marks.
///
/// Only a text that can be read in exactly one way proves something: `1.250.000`, `1.250,50` and `0,57` have
/// a dot for thousands, `1,250.50` and `0.57` a comma; `1.250` proves nothing. Counts of parts of a column can be
/// merged in any order.
///
/// ```
/// use sentra::number::{MarkEvidence, Marks};
/// let mut column = MarkEvidence::default();
/// for text in ["1.317", "0,57", "-", "12"] {
///     column.add(text);
/// }
/// assert_eq!(column.verdict(), Marks::DotThousands);
/// column.add("0.57");
/// assert_eq!(column.verdict(), Marks::Unknown);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MarkEvidence {
    /// Texts that can only have dots between thousands or a decimal comma.
    pub dot_thousands: u64,
    /// Texts that can only have commas between thousands or a decimal point.
    pub comma_thousands: u64,
    /// Texts with a mark that can be read both ways.
    pub ambiguous: u64,
    /// Numbers without a mark, and gaps.
    pub plain: u64,
    /// Texts that are no number, and numbers in Excel's exponent form.
    pub unread: u64,
}

impl MarkEvidence {
    /// Counts one text. A text with two numbers (`5,5 - 10`) counts once for each that has a mark.
    ///
    /// ```
    /// use sentra::number::MarkEvidence;
    /// let mut column = MarkEvidence::default();
    /// column.add("16,212");
    /// assert_eq!(column.ambiguous, 1);
    /// ```
    pub fn add(&mut self, text: &str) {
        let Ok(phrase) = Phrase::parse(text, Field::Money) else {
            self.unread = self.unread.saturating_add(1);
            return;
        };
        if matches!(phrase.shape, Shape::Rounded { .. }) {
            self.unread = self.unread.saturating_add(1);
            return;
        }
        let mut marked = false;
        for numeral in phrase.numerals.iter().filter(|numeral| numeral.marked) {
            marked = true;
            let counter = match (numeral.dot, numeral.comma) {
                (Some(_), None) => &mut self.dot_thousands,
                (None, Some(_)) => &mut self.comma_thousands,
                _ => &mut self.ambiguous,
            };
            *counter = counter.saturating_add(1);
        }
        if !marked {
            self.plain = self.plain.saturating_add(1);
        }
    }

    /// Adds the counts of another part of the column.
    ///
    /// ```
    /// use sentra::number::{MarkEvidence, Marks};
    /// let (mut a, mut b) = (MarkEvidence::default(), MarkEvidence::default());
    /// a.add("1.317");
    /// b.add("1.250.000");
    /// a.merge(&b);
    /// assert_eq!(a.verdict(), Marks::DotThousands);
    /// ```
    pub fn merge(&mut self, other: &Self) {
        self.dot_thousands = self.dot_thousands.saturating_add(other.dot_thousands);
        self.comma_thousands = self.comma_thousands.saturating_add(other.comma_thousands);
        self.ambiguous = self.ambiguous.saturating_add(other.ambiguous);
        self.plain = self.plain.saturating_add(other.plain);
        self.unread = self.unread.saturating_add(other.unread);
    }

    /// What the column proves: one way of writing when some text proves it and none proves the other.
    ///
    /// ```
    /// use sentra::number::{MarkEvidence, Marks};
    /// assert_eq!(MarkEvidence::default().verdict(), Marks::Unknown);
    /// ```
    pub const fn verdict(&self) -> Marks {
        match (self.dot_thousands, self.comma_thousands) {
            (1.., 0) => Marks::DotThousands,
            (0, 1..) => Marks::CommaThousands,
            _ => Marks::Unknown,
        }
    }

    /// Whether the column proves both ways of writing, so that it must have been filled in two.
    ///
    /// ```
    /// use sentra::number::MarkEvidence;
    /// let mut column = MarkEvidence::default();
    /// column.add("128,383,883");
    /// column.add("1.250.000");
    /// assert!(column.is_mixed());
    /// ```
    pub const fn is_mixed(&self) -> bool {
        self.dot_thousands > 0 && self.comma_thousands > 0
    }
}
