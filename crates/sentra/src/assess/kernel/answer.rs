//! What a rule says of one row, in four bytes.

use crate::assess::Verdict;

/// The place of the last bit of a mask of inputs.
pub(crate) const LAST_INPUT: usize = 11;
const CLASSES: u32 = 3;
const MISSING: u32 = 8;
const FAILING: u32 = 20;

/// What a rule says of one row, in four bytes. Bit 0 to 2 are the verdict in the order of [`Verdict::ALL`], then come five
/// bits of classes, twelve of missing inputs and twelve of failing inputs.
///
/// ```
/// use sentra::assess::{UnitAnswer, Verdict};
/// assert_eq!(UnitAnswer::default().verdict(), Verdict::Unknown);
/// assert_eq!(std::mem::size_of::<UnitAnswer>(), 4);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct UnitAnswer(u32);

impl Default for UnitAnswer {
    fn default() -> Self {
        Self::new(Verdict::Unknown, 0, 0, 0)
    }
}

impl UnitAnswer {
    pub(crate) fn new(verdict: Verdict, classes: u8, missing: u16, failing: u16) -> Self {
        let at = Verdict::ALL.iter().position(|v| *v == verdict).and_then(|at| u32::try_from(at).ok());
        let inputs = |mask: u16| u32::from(mask) & 0xfff;
        Self(
            at.unwrap_or(2)
                | (u32::from(classes) & 0x1f) << CLASSES
                | inputs(missing) << MISSING
                | inputs(failing) << FAILING,
        )
    }

    /// The verdict.
    ///
    /// ```
    /// use sentra::assess::{UnitAnswer, Verdict};
    /// assert_eq!(UnitAnswer::default().verdict(), Verdict::Unknown);
    /// ```
    pub fn verdict(self) -> Verdict {
        match self.0 & 7 {
            0 => Verdict::Met,
            1 => Verdict::NotMet,
            3 => Verdict::NotApplicable,
            4 => Verdict::NotInForce,
            _ => Verdict::Unknown,
        }
    }

    /// For questions about a class: the possible classes as bits of [`UnitRules::classes`](super::UnitRules::classes).
    ///
    /// ```
    /// assert_eq!(sentra::assess::UnitAnswer::default().classes(), 0);
    /// ```
    pub fn classes(self) -> u8 {
        let [low, ..] = (self.0 >> CLASSES).to_le_bytes();
        low & 0x1f
    }

    /// The missing inputs on which an open verdict hangs, as bits of [`UnitRules::inputs`](super::UnitRules::inputs).
    ///
    /// ```
    /// assert_eq!(sentra::assess::UnitAnswer::default().missing(), 0);
    /// ```
    pub fn missing(self) -> u16 {
        twelve(self.0 >> MISSING)
    }

    /// Where it is not met: the inputs that belong to some smallest change that would make it met, as bits of
    /// [`UnitRules::inputs`](super::UnitRules::inputs). Two figures that add up to a total count as the one without land
    /// and the total.
    ///
    /// ```
    /// assert_eq!(sentra::assess::UnitAnswer::default().failing(), 0);
    /// ```
    pub fn failing(self) -> u16 {
        twelve(self.0 >> FAILING)
    }

    /// All of it as a number, for columns of other systems.
    ///
    /// ```
    /// assert_eq!(sentra::assess::UnitAnswer::default().bits(), 2); // unknown
    /// ```
    pub fn bits(self) -> u32 {
        self.0
    }
}

fn twelve(bits: u32) -> u16 {
    let [a, b, ..] = bits.to_le_bytes();
    u16::from_le_bytes([a, b]) & 0xfff
}

/// The names whose bits are set in a mask. Of a mask of inputs the last bit stands for all from the twelfth on.
///
/// ```
/// let classes = ["mikro", "kecil", "sedang"].map(String::from);
/// assert_eq!(sentra::assess::named(0b101, &classes), ["mikro", "sedang"]);
/// ```
pub fn named(mask: u16, names: &[String]) -> Vec<&str> {
    let set = |place: usize| mask >> place.min(LAST_INPUT) & 1 == 1;
    names.iter().enumerate().filter(|(place, _)| set(*place)).map(|(_, n)| n.as_str()).collect()
}
