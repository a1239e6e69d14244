//! What is unusual about the text of a number, and why a text is no number.

/// What is unusual about the text of a number: a finding for whoever keeps the table.
///
/// ```
/// use sentra::number::{Marks, Note, parse_number};
/// let read = parse_number("12 orang", Marks::Unknown)?;
/// assert_eq!(read.notes, [Note::UnitWord("orang".into())]);
/// assert_eq!((read.notes[0].code(), read.notes[0].word()), ("unit_word", Some("orang")));
/// # Ok::<(), sentra::number::NumberError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Note {
    /// Two readings are possible and nothing decides between them.
    Ambiguous,
    /// Two readings were possible and one of them is impossible for the field.
    OneReadingLeft,
    /// The text can be read only against the marks declared for its column.
    AgainstMarks,
    /// A word behind the number, taken for its unit.
    UnitWord(String),
    /// `M` was read as miliar (10^9) or `T` as triliun (10^12).
    LetterSuffix(String),
    /// The text has its own word of size, so the unit of the heading was not applied to it.
    OwnMultiplier(String),
    /// The text says that the number is not exact.
    Approximate(String),
    /// The text gives a bound that is itself excluded ("less than").
    StrictBound,
    /// A footnote mark stood behind the number.
    FootnoteMark(String),
    /// A blank that is not the ordinary one, or an invisible character.
    SpecialBlank,
    /// The minus sign is not the ASCII hyphen.
    UnicodeMinus,
    /// Parentheses were read as a minus sign.
    ParenthesesNegative,
    /// Blanks part the groups of three digits.
    BlankThousands,
    /// Excel's exponent form: the digits behind it are lost, so the value is a range.
    ExcelExponent,
    /// An error value of a spreadsheet, or a cell too narrow for its number.
    ExcelError,
    /// A percentage.
    Percent,
    /// An amount of rupiah.
    Currency,
    /// The number begins with a zero, as codes and telephone numbers do.
    LeadingZero,
    /// The word `nihil` or `nol` was read as zero.
    ZeroWord,
    /// The field counts whole things, the text has a fraction.
    Fraction,
    /// Below zero, where the field cannot be.
    Negative,
    /// Beyond what the field can hold.
    OutOfRange,
    /// The lower end of the range is above its upper end.
    ReversedRange,
    /// The text is no number.
    Unreadable(NumberError),
}

impl Note {
    /// The stable code.
    ///
    /// ```
    /// use sentra::number::Note;
    /// assert_eq!(Note::ExcelExponent.code(), "excel_exponent");
    /// ```
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Ambiguous => "ambiguous",
            Self::OneReadingLeft => "one_reading_left",
            Self::AgainstMarks => "against_marks",
            Self::UnitWord(_) => "unit_word",
            Self::LetterSuffix(_) => "letter_suffix",
            Self::OwnMultiplier(_) => "own_multiplier",
            Self::Approximate(_) => "approximate",
            Self::StrictBound => "strict_bound",
            Self::FootnoteMark(_) => "footnote_mark",
            Self::SpecialBlank => "special_blank",
            Self::UnicodeMinus => "unicode_minus",
            Self::ParenthesesNegative => "parentheses_negative",
            Self::BlankThousands => "blank_thousands",
            Self::ExcelExponent => "excel_exponent",
            Self::ExcelError => "excel_error",
            Self::Percent => "percent",
            Self::Currency => "currency",
            Self::LeadingZero => "leading_zero",
            Self::ZeroWord => "zero_word",
            Self::Fraction => "fraction",
            Self::Negative => "negative",
            Self::OutOfRange => "out_of_range",
            Self::ReversedRange => "reversed_range",
            Self::Unreadable(_) => "unreadable",
        }
    }

    /// The word or mark that the note names.
    ///
    /// ```
    /// use sentra::number::Note;
    /// assert_eq!(Note::FootnoteMark("**".into()).word(), Some("**"));
    /// assert_eq!(Note::Percent.word(), None);
    /// ```
    pub fn word(&self) -> Option<&str> {
        match self {
            Self::UnitWord(word)
            | Self::LetterSuffix(word)
            | Self::OwnMultiplier(word)
            | Self::Approximate(word)
            | Self::FootnoteMark(word) => Some(word),
            Self::Unreadable(error) => Some(error.code()),
            _ => None,
        }
    }
}

/// Why a text is no number. It never repeats the text.
///
/// ```
/// use sentra::number::{Marks, NumberError, parse_number};
/// assert_eq!(parse_number("1.25.000", Marks::Unknown), Err(NumberError::Grouping));
/// assert_eq!(NumberError::Grouping.code(), "grouping");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
pub enum NumberError {
    /// There is no digit in it.
    #[error("no digit")]
    NoDigits,
    /// The marks part the digits into groups that no way of writing has.
    #[error("the marks between the digits fit no way of writing numbers")]
    Grouping,
    /// A character that belongs to no number, such as a letter among the digits.
    #[error("a character that does not belong to a number")]
    StrayCharacter,
    /// A word that is neither a size, nor a bound, nor a unit behind the number.
    #[error("an unknown word")]
    UnknownWord,
    /// More than one number.
    #[error("more than one number")]
    TwoNumbers,
    /// An amount of another currency.
    #[error("an amount of another currency")]
    ForeignCurrency,
    /// More digits than any figure of this field has.
    #[error("too many digits")]
    TooLarge,
    /// The text is longer than a number with its words.
    #[error("too long for a number")]
    TooLong,
}

impl NumberError {
    /// Every reason, in the order of the definition.
    ///
    /// ```
    /// use sentra::number::NumberError;
    /// assert_eq!(NumberError::ALL.len(), 8);
    /// ```
    pub const ALL: [Self; 8] = [
        Self::NoDigits,
        Self::Grouping,
        Self::StrayCharacter,
        Self::UnknownWord,
        Self::TwoNumbers,
        Self::ForeignCurrency,
        Self::TooLarge,
        Self::TooLong,
    ];

    /// The stable code.
    ///
    /// ```
    /// use sentra::number::NumberError;
    /// assert_eq!(NumberError::TwoNumbers.code(), "two_numbers");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoDigits => "no_digits",
            Self::Grouping => "grouping",
            Self::StrayCharacter => "stray_character",
            Self::UnknownWord => "unknown_word",
            Self::TwoNumbers => "two_numbers",
            Self::ForeignCurrency => "foreign_currency",
            Self::TooLarge => "too_large",
            Self::TooLong => "too_long",
        }
    }
}
