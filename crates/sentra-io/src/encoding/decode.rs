//! From bytes to text, with the places that do not fit.

use super::{Encoding, EncodingEvidence};
use crate::{IoError, Limit, Limits};
use std::borrow::Cow;

/// Stands in the text for each byte that is no UTF-8, so that offsets stay those of the file.
const SUBSTITUTE: u8 = 0x1a;

/// The characters of Windows-1252 from 0x80 to 0x9F; U+FFFD where it has none.
const HIGH: [char; 32] = [
    '\u{20ac}', '\u{fffd}', '\u{201a}', '\u{0192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{02c6}', '\u{2030}', '\u{0160}', '\u{2039}', '\u{0152}', '\u{fffd}', '\u{017d}', '\u{fffd}',
    '\u{fffd}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{02dc}', '\u{2122}', '\u{0161}', '\u{203a}', '\u{0153}', '\u{fffd}', '\u{017e}', '\u{0178}',
];

/// A text and how it came about.
pub(crate) struct Decoded {
    /// The whole text. With UTF-8 its offsets are those of the file, the mark included.
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    pub(crate) evidence: EncodingEvidence,
    /// Bytes of the mark at the start of `text`.
    pub(crate) mark: usize,
    /// Bytes of the mark in the file.
    pub(crate) mark_bytes: u64,
    /// Bytes of the file.
    pub(crate) file_bytes: u64,
    /// Offsets into `text` of what does not fit the encoding: the first of each line, ascending.
    pub(crate) damage: Vec<usize>,
}

/// Decodes a whole file.
pub(crate) fn decode(
    bytes: Cow<'_, [u8]>,
    declared: Option<Encoding>,
    limits: &Limits,
) -> Result<Decoded, IoError> {
    let file_bytes = bytes.len() as u64;
    let (encoding, evidence, mark) = guess(&bytes, declared)?;
    let mut damage = Damage { starts: Vec::new(), checked: 0, limit: limits.rows };
    let (text, encoding, evidence) = match encoding {
        Encoding::Utf8 => utf8(bytes, evidence, &mut damage)?,
        Encoding::Windows1252 => (windows1252(&bytes, false, &mut damage)?, encoding, evidence),
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let body = bytes.get(mark..).unwrap_or_default();
            (utf16(body, encoding == Encoding::Utf16Le, &mut damage)?, encoding, evidence)
        }
    };
    let in_text = if encoding == Encoding::Utf8 { mark } else { 0 };
    let damage = damage.starts;
    Ok(Decoded { text, encoding, evidence, mark: in_text, mark_bytes: mark as u64, file_bytes, damage })
}

fn guess(bytes: &[u8], declared: Option<Encoding>) -> Result<(Encoding, EncodingEvidence, usize), IoError> {
    let marked = match bytes {
        [0xef, 0xbb, 0xbf, ..] => Some((Encoding::Utf8, 3)),
        [0xff, 0xfe, 0, 0, ..] if bytes.len().is_multiple_of(4) && declared.is_none() => {
            return Err(IoError::Encoding { name: "utf-32le".into() });
        }
        [0, 0, 0xfe, 0xff, ..] if declared.is_none() => {
            return Err(IoError::Encoding { name: "utf-32be".into() });
        }
        [0xff, 0xfe, ..] => Some((Encoding::Utf16Le, 2)),
        [0xfe, 0xff, ..] => Some((Encoding::Utf16Be, 2)),
        _ => None,
    };
    Ok(match (declared, marked) {
        (Some(declared), Some((found, mark))) if declared == found => {
            (declared, EncodingEvidence::Declared, mark)
        }
        (Some(declared), _) => (declared, EncodingEvidence::Declared, 0),
        (None, Some((found, mark))) => (found, EncodingEvidence::Bom, mark),
        (None, None) => match nul_pattern(bytes) {
            Some(found) => (found, EncodingEvidence::NulPattern, 0),
            None => (Encoding::Utf8, EncodingEvidence::Valid, 0),
        },
    })
}

/// UTF-16 without a mark: in Latin script nearly every high byte is NUL and hardly a low one.
fn nul_pattern(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let (pairs, _) = sample.as_chunks::<2>();
    let first = pairs.iter().filter(|[a, _]| *a == 0).count();
    let second = pairs.iter().filter(|[_, b]| *b == 0).count();
    let (many, few) = (pairs.len() * 7 / 10, pairs.len() / 20);
    if pairs.len() < 2 {
        None
    } else if first > many && second <= few {
        Some(Encoding::Utf16Be)
    } else if second > many && first <= few {
        Some(Encoding::Utf16Le)
    } else {
        None
    }
}

/// Strict UTF-8, else UTF-8 with damaged lines when most of the text outside ASCII fits, else Windows-1252.
fn utf8(
    bytes: Cow<'_, [u8]>,
    evidence: EncodingEvidence,
    damage: &mut Damage,
) -> Result<(String, Encoding, EncodingEvidence), IoError> {
    let mut bytes = match String::from_utf8(bytes.into_owned()) {
        Ok(text) => return Ok((text, Encoding::Utf8, evidence)),
        Err(error) => error.into_bytes(),
    };
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if evidence == EncodingEvidence::Valid && good < bad {
        let text = windows1252(&bytes, good > 0, damage)?;
        return Ok((text, Encoding::Windows1252, EncodingEvidence::Fallback));
    }
    let mut at = 0;
    while let Err(error) = std::str::from_utf8(bytes.get(at..).unwrap_or_default()) {
        let from = at + error.valid_up_to();
        let to = error.error_len().map_or(bytes.len(), |wrong| from + wrong);
        damage.add(from, &bytes)?;
        if let Some(hole) = bytes.get_mut(from..to) {
            hole.fill(SUBSTITUTE);
        }
        at = to;
    }
    let evidence = if evidence == EncodingEvidence::Valid { EncodingEvidence::Mostly } else { evidence };
    // Every hole is filled with ASCII, so this cannot fail; lossy decoding keeps it free of panics.
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Ok((text, Encoding::Utf8, evidence))
}

/// Windows-1252. With `suspect`, lines that hold valid UTF-8 sequences are marked as damaged too.
fn windows1252(bytes: &[u8], suspect: bool, damage: &mut Damage) -> Result<String, IoError> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for chunk in bytes.utf8_chunks() {
        for piece in [chunk.valid().as_bytes(), chunk.invalid()] {
            let odd = suspect && chunk.invalid() != piece && !piece.is_ascii();
            for byte in piece {
                let c = match byte {
                    0x80..=0x9f => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
                    _ => char::from(*byte),
                };
                if c == '\u{fffd}' || (odd && !byte.is_ascii()) {
                    damage.add(text.len(), text.as_bytes())?;
                }
                text.push(c);
            }
        }
    }
    Ok(text)
}

fn utf16(bytes: &[u8], little: bool, damage: &mut Damage) -> Result<String, IoError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let unit = |pair: &[u8; 2]| if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) };
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 16);
    for c in char::decode_utf16(pairs.iter().map(unit)) {
        if let Ok(c) = c {
            text.push(c);
            continue;
        }
        damage.add(text.len(), text.as_bytes())?;
        text.push('\u{fffd}');
    }
    if !rest.is_empty() {
        damage.add(text.len(), text.as_bytes())?;
        text.push('\u{fffd}');
    }
    Ok(text)
}

/// Collects the first damaged place of each line.
struct Damage {
    starts: Vec<usize>,
    checked: usize,
    limit: u64,
}

impl Damage {
    /// Notes a damaged place. `text` must hold all that stands before it.
    fn add(&mut self, at: usize, text: &[u8]) -> Result<(), IoError> {
        let between = text.get(self.checked..at).unwrap_or_default();
        if self.starts.is_empty() || between.contains(&b'\n') || between.contains(&b'\r') {
            self.starts.push(at);
        }
        self.checked = at;
        let seen = self.starts.len() as u64;
        if seen > self.limit {
            return Err(IoError::LimitExceeded { which: Limit::Rows, limit: self.limit, seen });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Decoded {
        decode(Cow::Borrowed(bytes), None, &Limits::default()).unwrap()
    }

    #[test]
    fn windows_1252_has_its_own_high_characters() {
        let all: Vec<u8> = (0x80..=0x9f).collect();
        let text = windows1252(&all, false, &mut Damage { starts: vec![], checked: 0, limit: 99 }).unwrap();
        let known: String = text.chars().filter(|c| *c != '\u{fffd}').collect();
        assert_eq!(known, "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
        assert_eq!(text.chars().count(), 32);
    }

    #[test]
    fn most_of_the_text_decides() {
        // Two rows of UTF-8, one of Windows-1252: the one is damaged.
        let mixed = read(b"Caf\xc3\xa9\nCaf\xc3\xa9\nCaf\xe9;Caf\xe9\n");
        assert_eq!((mixed.encoding, mixed.evidence), (Encoding::Utf8, EncodingEvidence::Mostly));
        assert_eq!(mixed.damage, [15]);
        assert_eq!(mixed.text.len(), 22);
        // The other way round the row of UTF-8 is.
        let mixed = read(b"Caf\xe9\nCaf\xe9\nCaf\xc3\xa9\n");
        assert_eq!((mixed.encoding, mixed.evidence), (Encoding::Windows1252, EncodingEvidence::Fallback));
        assert_eq!(mixed.damage.len(), 1);
        // Nobody wrote UTF-8 here, but 0x81 is nothing in Windows-1252 either.
        let bad = read(b"Caf\xe9\n\x81\n");
        assert_eq!((bad.encoding, bad.damage), (Encoding::Windows1252, vec![6]));
    }

    #[test]
    fn utf_16_is_seen_without_a_mark_and_half_a_unit_is_damage() {
        let mut bytes: Vec<u8> = "nama;desa\nA;B\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&bytes).evidence, EncodingEvidence::NulPattern);
        bytes.push(b'x');
        let odd = read(&bytes);
        assert_eq!((odd.encoding, odd.damage.len()), (Encoding::Utf16Be, 1));
        assert_eq!(read(b"ab").encoding, Encoding::Utf8);
        let lone = read(&[0xff, 0xfe, b'a', 0, 0, 0xd8, b'\n', 0]);
        assert_eq!((lone.text.as_str(), lone.damage), ("a\u{fffd}\n", vec![1]));
    }

    #[test]
    fn what_is_declared_wins() {
        let declared = |bytes: &'static [u8], encoding| {
            decode(Cow::Borrowed(bytes), Some(encoding), &Limits::default()).unwrap()
        };
        let cp = declared(b"Caf\xc3\xa9", Encoding::Windows1252);
        assert_eq!((cp.text.as_str(), cp.evidence), ("CafÃ©", EncodingEvidence::Declared));
        assert!(cp.damage.is_empty());
        let utf8 = declared(b"\xef\xbb\xbfCaf\xe9", Encoding::Utf8);
        assert_eq!((utf8.mark, utf8.damage), (3, vec![6]));
    }

    #[test]
    fn damaged_lines_are_bounded() {
        let limits = Limits { rows: 3, ..Limits::default() };
        let error = decode(Cow::Owned(b"\xe9\x81\n".repeat(9)), None, &limits).err();
        assert!(matches!(error, Some(IoError::LimitExceeded { which: Limit::Rows, .. })));
    }
}
