//! How the columns of stated facts are read: what the whole column says about each of its cells.

use crate::number::Marks;

/// What a column of a stated fact declares or proves about its cells.
///
/// ```
/// use sentra::unit::{FactOptions, ReadOptions};
/// let mut options = ReadOptions::default();
/// options.facts.insert("machine_price".into(), FactOptions { scale: 1_000_000, ..FactOptions::default() });
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactOptions {
    /// What the marks between digits mean.
    pub marks: Marks,
    /// The unit of the heading.
    pub scale: i64,
    /// What the words for yes and no mean.
    pub words: FlagWords,
}

impl Default for FactOptions {
    fn default() -> Self {
        Self { marks: Marks::default(), scale: 1, words: FlagWords::default() }
    }
}

/// What the words of a column of yes and no mean where a word alone does not tell: `t` is *tidak* beside `y` and *true*
/// beside `f`, and `tidak ada` is no beside `ada` and else may mean that there is no data.
///
/// ```
/// use sentra::unit::FlagWords;
/// let mut words = FlagWords::default();
/// assert_eq!(words.read("T"), None);
/// words.add("Y");
/// assert_eq!(words.read("T"), Some(false));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FlagWords {
    ada: bool,
    y: bool,
    f: bool,
}

impl FlagWords {
    /// Takes a cell of the column into account.
    ///
    /// ```
    /// let mut words = sentra::unit::FlagWords::default();
    /// words.add("ada");
    /// assert_eq!(words.read("Tidak ada"), Some(false));
    /// ```
    pub fn add(&mut self, text: &str) {
        match word(text).as_str() {
            "ada" => self.ada = true,
            "y" | "ya" => self.y = true,
            "f" => self.f = true,
            _ => {}
        }
    }

    /// What a disputed word means here; `None` for any other text, and where the column does not tell.
    ///
    /// ```
    /// let mut words = sentra::unit::FlagWords::default();
    /// words.add("f"); // as databases write it
    /// assert_eq!((words.read("t"), words.read("f")), (Some(true), Some(false)));
    /// words.add("y");
    /// assert_eq!(words.read("t"), None);
    /// ```
    pub fn read(&self, text: &str) -> Option<bool> {
        match (word(text).as_str(), self.y, self.f) {
            ("t", true, false) | ("f", false, true) => Some(false),
            ("t", false, true) => Some(true),
            ("tidak ada", ..) if self.ada => Some(false),
            _ => None,
        }
    }

    /// Why a disputed word is not read, in both languages; `None` for any other text.
    pub(super) fn dispute(text: &str) -> Option<&'static str> {
        match word(text).as_str() {
            "t" => Some("t: tidak, atau true? / t: no, or true?"),
            "tidak ada" => Some("tidak, atau tanpa data? / no, or no data?"),
            _ => None,
        }
    }
}

/// Lower case, with single blanks.
fn word(text: &str) -> String {
    // No word that means something here is longer.
    if text.len() > 40 {
        return String::new();
    }
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
