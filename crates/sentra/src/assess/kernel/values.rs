//! Plain columns as they lie in memory, of a register, of Arrow or of NumPy: borrowed, never copied.

use crate::money::Rupiah;

/// The numbers of a column.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Values<'a> {
    I64(&'a [i64]),
    I32(&'a [i32]),
    I16(&'a [i16]),
    U32(&'a [u32]),
    Money(&'a [Rupiah]),
}

/// Which numbers are there.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Known<'a> {
    All,
    /// One byte a row, 0 where there is no number.
    Bytes(&'a [u8]),
    /// One bit a row, the lowest bit of a byte first; the first row is this bit.
    Bits(&'a [u8], usize),
    /// The state bytes of a register: 0 is known; choices, ranges and what does not apply are decided one by one.
    States(&'a [u8]),
}

/// A column of whole numbers of which some may be missing. The number that stands where one is missing is never read.
///
/// ```
/// use sentra::assess::Numbers;
/// let every = Numbers::i64(&[900_000_000, 2_000_000_000]);
/// let some = every.with_bytes(&[1, 0]);
/// assert_eq!((every.get(1), some.get(1), some.get(0)), (Some(2_000_000_000), None, Some(900_000_000)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Numbers<'a> {
    pub(crate) values: Values<'a>,
    pub(crate) known: Known<'a>,
}

impl<'a> Numbers<'a> {
    /// Numbers of 64 bits, all known.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Numbers::i64(&[15_000_000_001]).get(0), Some(15_000_000_001));
    /// ```
    pub fn i64(values: &'a [i64]) -> Self {
        Self { values: Values::I64(values), known: Known::All }
    }

    /// Numbers of 32 bits, all known.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Numbers::i32(&[4, 19]).get(1), Some(19));
    /// ```
    pub fn i32(values: &'a [i32]) -> Self {
        Self { values: Values::I32(values), known: Known::All }
    }

    /// Numbers of 16 bits, all known.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Numbers::i16(&[2016]).len(), 1);
    /// ```
    pub fn i16(values: &'a [i16]) -> Self {
        Self { values: Values::I16(values), known: Known::All }
    }

    /// Numbers of 32 bits without a sign, all known.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Numbers::u32(&[4_000_000_000]).get(0), Some(4_000_000_000));
    /// ```
    pub fn u32(values: &'a [u32]) -> Self {
        Self { values: Values::U32(values), known: Known::All }
    }

    /// Amounts of money, all known.
    ///
    /// ```
    /// use sentra::{assess::Numbers, money::Rupiah};
    /// assert_eq!(Numbers::rupiah(&[Rupiah::new(5)]).get(0), Some(5));
    /// ```
    pub fn rupiah(values: &'a [Rupiah]) -> Self {
        Self { values: Values::Money(values), known: Known::All }
    }

    /// One byte a row says whether its number is known: 0 is missing.
    ///
    /// ```
    /// use sentra::assess::Numbers;
    /// assert_eq!(Numbers::i32(&[4, 19]).with_bytes(&[0, 1]).get(0), None);
    /// ```
    #[must_use]
    pub fn with_bytes(self, known: &'a [u8]) -> Self {
        Self { known: Known::Bytes(known), ..self }
    }

    /// One bit a row says whether its number is known, as Arrow stores it: the lowest bit first, beginning with the bit
    /// `offset`.
    ///
    /// ```
    /// use sentra::assess::Numbers;
    /// let workers = Numbers::i32(&[4, 19]).with_bits(&[0b0100], 1);
    /// assert_eq!((workers.get(0), workers.get(1)), (None, Some(19)));
    /// ```
    #[must_use]
    pub fn with_bits(self, known: &'a [u8], offset: usize) -> Self {
        Self { known: Known::Bits(known, offset), ..self }
    }

    pub(crate) fn with_states(self, states: &'a [u8]) -> Self {
        Self { known: Known::States(states), ..self }
    }

    /// Number of rows.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Numbers::i64(&[7, 8, 9]).len(), 3);
    /// ```
    pub fn len(&self) -> usize {
        match self.values {
            Values::I64(v) => v.len(),
            Values::I32(v) => v.len(),
            Values::I16(v) => v.len(),
            Values::U32(v) => v.len(),
            Values::Money(v) => v.len(),
        }
    }

    /// Whether there are no rows.
    ///
    /// ```
    /// assert!(sentra::assess::Numbers::i64(&[]).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows the validity has; more are no fault, as bitmaps are padded.
    pub(crate) fn known_len(&self) -> usize {
        match self.known {
            Known::All => self.len(),
            Known::Bytes(b) | Known::States(b) => b.len(),
            Known::Bits(b, offset) => b.len().saturating_mul(8).saturating_sub(offset),
        }
    }

    /// The number of a row, where it is known.
    ///
    /// ```
    /// assert_eq!(sentra::assess::Numbers::i64(&[7]).get(1), None); // beyond the end
    /// ```
    pub fn get(&self, row: usize) -> Option<i64> {
        let known = match self.known {
            Known::All => true,
            Known::Bytes(b) => b.get(row).is_some_and(|b| *b != 0),
            Known::States(b) => b.get(row) == Some(&0),
            Known::Bits(b, offset) => bit(b, offset.saturating_add(row)),
        };
        known.then(|| self.value(row)).flatten()
    }

    fn value(&self, row: usize) -> Option<i64> {
        match self.values {
            Values::I64(v) => v.get(row).copied(),
            Values::I32(v) => v.get(row).map(|v| i64::from(*v)),
            Values::I16(v) => v.get(row).map(|v| i64::from(*v)),
            Values::U32(v) => v.get(row).map(|v| i64::from(*v)),
            Values::Money(v) => v.get(row).map(|v| v.amount()),
        }
    }
}

/// One bit of a bitmap; beyond its end no bit is set.
pub(crate) fn bit(bits: &[u8], at: usize) -> bool {
    bits.get(at / 8).is_some_and(|b| b >> (at % 8) & 1 == 1)
}
