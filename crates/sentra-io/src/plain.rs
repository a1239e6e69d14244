//! Columns of whole numbers from text tables that are plain: the fast way for large files that programs write.

/// A column of whole numbers.
///
/// ```
/// let table = sentra_io::read_numbers(b"a\n7\n\n", &["a"]);
/// assert!(table.is_err()); // the last row is blank: not plain
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NumberColumn {
    /// The numbers; 0 where there is none.
    pub values: Vec<i64>,
    /// 1 where there is a number, 0 where the cell is empty.
    pub known: Vec<u8>,
}

/// Why a table is not plain. [`read_csv`](crate::read_csv) reads it, and says what is wrong with it if anything is.
///
/// ```
/// let error = sentra_io::read_numbers(b"name,workers\nUD Contoh,1.250\n", &["workers"]).unwrap_err();
/// assert_eq!((error.line, error.byte), (2, 24));
/// assert_eq!(error.to_string(), "not a plain table of numbers: line 2, byte 24");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a plain table of numbers: line {line}, byte {byte}")]
pub struct NotPlain {
    /// The line, counted from 1.
    pub line: u64,
    /// The byte of the file, counted from 0.
    pub byte: u64,
}

/// Reads columns of whole numbers, by their headings, from a table that needs no reading between the lines: a comma
/// between cells, the headings in the first line, as many cells in every row, no quotes around cells, and in these columns
/// nothing but digits, with a minus sign before them, or nothing at all. An empty cell is missing, never 0.
///
/// Nothing is repaired and nothing is guessed: leading zeros, other marks, rows that are too short or too long, and
/// headings that are not there or there twice are [`NotPlain`].
///
/// # Errors
/// [`NotPlain`] with the first place that is not as it should be.
///
/// ```
/// let file = b"id,workers,investment\nU1,5,\nU2,,900000000\n";
/// let columns = sentra_io::read_numbers(file, &["investment", "workers"])?;
/// assert_eq!((columns[0].values.as_slice(), columns[0].known.as_slice()), (&[0, 900_000_000][..], &[0, 1][..]));
/// assert_eq!(columns[1].known, [1, 0]);
/// # Ok::<(), sentra_io::NotPlain>(())
/// ```
pub fn read_numbers(bytes: &[u8], columns: &[&str]) -> Result<Vec<NumberColumn>, NotPlain> {
    let (mut reader, head) = NumberReader::new(bytes, columns)?;
    reader.read(bytes.get(head..).unwrap_or_default(), true)?;
    Ok(reader.columns)
}

/// Reads a plain table of numbers block by block, as [`read_numbers`] reads all of it: a file of any size in the memory of
/// one block.
///
/// ```
/// use sentra_io::NumberReader;
/// let file = b"id,workers\nU1,5\nU2,7\nU3,9\n";
/// let (mut reader, head) = NumberReader::new(file, &["workers"])?;
/// let block = &file[head..20]; // in the middle of a row
/// let used = reader.read(block, false)?;
/// assert_eq!((reader.columns()[0].values.as_slice(), used), (&[5][..], 5));
/// reader.read(&file[head + used..], true)?;
/// assert_eq!(reader.columns()[0].values, [7, 9]);
/// # Ok::<(), sentra_io::NotPlain>(())
/// ```
#[derive(Clone, Debug)]
pub struct NumberReader {
    /// For each column of the file its place among the wanted ones.
    wanted: Vec<Option<usize>>,
    columns: Vec<NumberColumn>,
    line: u64,
    byte: u64,
}

impl NumberReader {
    /// Reads the headings at the beginning of a file, and says how many bytes they take.
    ///
    /// # Errors
    /// [`NotPlain`] where a wanted column is not there exactly once, or the first line does not end.
    ///
    /// ```
    /// assert!(sentra_io::NumberReader::new(b"id,workers\n", &["investment"]).is_err());
    /// ```
    pub fn new(bytes: &[u8], columns: &[&str]) -> Result<(Self, usize), NotPlain> {
        let start = NotPlain { line: 1, byte: 0 };
        let end = bytes.iter().position(|b| *b == b'\n').ok_or(start)?;
        let head = bytes.get(..end).ok_or(start)?;
        let head = head.strip_suffix(b"\r").unwrap_or(head);
        // Headings, other than cells, are often in quotes.
        let bare = |h| <[u8]>::strip_prefix(h, b"\"").and_then(|h| h.strip_suffix(b"\"")).unwrap_or(h);
        let headings: Vec<&[u8]> = head.split(|b| *b == b',').map(bare).collect();
        let place = |heading: &&[u8]| columns.iter().position(|c| c.as_bytes() == *heading);
        let wanted: Vec<Option<usize>> = headings.iter().map(place).collect();
        let once = |i: usize| wanted.iter().filter(|w| **w == Some(i)).count() == 1;
        if !(0..columns.len()).all(once) || headings.iter().any(|h| h.contains(&b'"')) {
            return Err(start);
        }
        let columns = vec![NumberColumn::default(); columns.len()];
        let head = end + 1;
        Ok((Self { wanted, columns, line: 2, byte: head as u64 }, head))
    }

    /// The columns of the block that was read last, in the order in which they were asked for.
    ///
    /// ```
    /// let (reader, _) = sentra_io::NumberReader::new(b"a,b\n", &["b"])?;
    /// assert_eq!(reader.columns().len(), 1);
    /// # Ok::<(), sentra_io::NotPlain>(())
    /// ```
    pub fn columns(&self) -> &[NumberColumn] {
        &self.columns
    }

    /// Reads the rows of the next block, and says how many bytes they take: an unfinished row at the end is left for the
    /// next block, but for the `last`. A block that is shorter than a row takes none: 0.
    ///
    /// # Errors
    /// [`NotPlain`] with the first place of the file that is not as it should be, whatever the blocks are. There are no
    /// columns then.
    ///
    /// ```
    /// let (mut reader, _) = sentra_io::NumberReader::new(b"a\n", &["a"])?;
    /// assert_eq!((reader.read(b"7", false)?, reader.read(b"7", true)?), (0, 1));
    /// # Ok::<(), sentra_io::NotPlain>(())
    /// ```
    pub fn read(&mut self, block: &[u8], last: bool) -> Result<usize, NotPlain> {
        let whole =
            if last { block.len() } else { block.iter().rposition(|b| *b == b'\n').map_or(0, |n| n + 1) };
        let bytes = block.get(..whole).unwrap_or_default();
        self.clear();
        let mut at = 0;
        while at < bytes.len() {
            match self.row(bytes, at) {
                Ok(next) => at = next,
                Err(place) => {
                    self.clear(); // never half of a row
                    return Err(NotPlain { line: self.line, byte: self.byte + place as u64 });
                }
            }
            self.line += 1;
        }
        self.byte += whole as u64;
        Ok(whole)
    }

    fn clear(&mut self) {
        for column in &mut self.columns {
            column.values.clear();
            column.known.clear();
        }
    }

    /// Reads one row, and says where the next begins, or else where it is not plain.
    fn row(&mut self, bytes: &[u8], start: usize) -> Result<usize, usize> {
        if matches!(bytes.get(start), Some(b'\n' | b'\r')) {
            return Err(start);
        }
        let mut at = start;
        let mut left = self.wanted.len();
        for wanted in &self.wanted {
            at = match wanted.and_then(|i| self.columns.get_mut(i)) {
                Some(column) => {
                    let (value, known, next) = number(bytes, at).ok_or(at)?;
                    column.values.push(value);
                    column.known.push(known);
                    next
                }
                None => skip(bytes, at).ok_or(at)?,
            };
            left -= 1;
            at = match bytes.get(at) {
                Some(b',') if left > 0 => at + 1,
                Some(b'\n') if left == 0 => at + 1,
                Some(b'\r') if left == 0 && bytes.get(at + 1) == Some(&b'\n') => at + 2,
                None if left == 0 => at,
                _ => return Err(at),
            };
        }
        Ok(at)
    }
}

/// Eight bytes from a place on; behind the end there are commas.
fn eight(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => {
            let mut chunk = [b','; 8];
            chunk.iter_mut().zip(bytes.get(at..).unwrap_or_default()).for_each(|(c, b)| *c = *b);
            u64::from_le_bytes(chunk)
        }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * ONES;

/// How many of eight bytes, from the first on, are digits.
fn digits_of(chunk: u64) -> u32 {
    // The high bit of each byte that is no digit; what a carry or a borrow reaches lies behind such a byte.
    let other = (chunk.wrapping_add(0x46 * ONES) | chunk.wrapping_sub(0x30 * ONES)) & HIGH;
    other.trailing_zeros() / 8
}

/// The value of the first digits of eight bytes.
fn leading(chunk: u64, digits: u32) -> u64 {
    // Moved to the end of the word, with zeros before them, and then joined two by two.
    let bare = chunk ^ (0x30 * ONES);
    let bare = if digits < 8 { (bare << 8).wrapping_shl(56 - 8 * digits) } else { bare };
    let pairs = (bare.wrapping_mul(10).wrapping_add(bare >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs.wrapping_mul(100).wrapping_add(pairs >> 16)) & 0x0000_ffff_0000_ffff;
    (fours.wrapping_mul(10_000).wrapping_add(fours >> 32)) & 0xffff_ffff
}

/// The number at a place, whether there is one, and where it ends.
#[inline]
fn number(bytes: &[u8], start: usize) -> Option<(i64, u8, usize)> {
    let chunk = eight(bytes, start);
    let digits = digits_of(chunk);
    let [first, ..] = chunk.to_le_bytes();
    if first == b'0' && digits > 1 {
        return None;
    }
    if digits == 8 {
        let after = start.wrapping_add(8);
        let chunk_after = eight(bytes, after);
        let more = digits_of(chunk_after);
        // Below a hundred million and so many digits more: it cannot overflow.
        return match POWERS.get(more as usize) {
            Some(power) if more < 8 => {
                let value = leading(chunk, 8).wrapping_mul(*power).wrapping_add(leading(chunk_after, more));
                Some((value.cast_signed(), 1, after.wrapping_add(more as usize)))
            }
            _ => long_number(bytes, start),
        };
    }
    if first == b'-' {
        return long_number(bytes, start);
    }
    let value = leading(chunk, digits).cast_signed();
    Some((value, u8::from(digits > 0), start.wrapping_add(digits as usize)))
}

const POWERS: [u64; 9] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// The same for sixteen digits and more, and for what is negative.
fn long_number(bytes: &[u8], start: usize) -> Option<(i64, u8, usize)> {
    let negative = bytes.get(start) == Some(&b'-');
    let first = start + usize::from(negative);
    let (mut at, mut value) = (first, 0u64);
    loop {
        let chunk = eight(bytes, at);
        let digits = digits_of(chunk);
        let power = POWERS.get(digits as usize)?;
        value = value.wrapping_mul(*power).wrapping_add(leading(chunk, digits));
        at += digits as usize;
        if digits < 8 {
            break;
        }
        if at - first > 16 {
            return None;
        }
    }
    let digits = at - first;
    let zero_first = digits > 1 && bytes.get(first) == Some(&b'0');
    if digits > 18 || zero_first || (negative && value == 0) {
        return None;
    }
    let value = i64::try_from(value).ok()?;
    Some((if negative { -value } else { value }, u8::from(digits > 0), at))
}

/// Where the cell at a place ends, if no quote opens it.
fn skip(bytes: &[u8], start: usize) -> Option<usize> {
    if bytes.get(start) == Some(&b'"') {
        return None;
    }
    let mut at = start;
    loop {
        let chunk = eight(bytes, at);
        let zero = |v: u64| v.wrapping_sub(ONES) & !v & HIGH;
        let ends = zero(chunk ^ (0x2c * ONES)) | zero(chunk ^ (0x0a * ONES)) | zero(chunk ^ (0x0d * ONES));
        if ends != 0 {
            return Some((at + (ends.trailing_zeros() / 8) as usize).min(bytes.len()));
        }
        at += 8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_not_plain_is_refused() {
        let bad = [
            "",
            "a",
            "b\n1\n",
            "a,a\n1,2\n",
            "a\n01\n",
            "a\n-0\n",
            "a\n-\n",
            "a\n+1\n",
            "a\n1.0\n",
            "a\n1,2\n",
            "a,b\n1\n",
            "a\n1234567890123456789\n",
            "a\n12345678901234567\u{661}\n",
            "a\n 1\n",
            "a\n1 \n",
            "a,b\n1,\"x\"\n",
            "a\n1\r",
            "a\n1\r2\n",
            "\"a\n1\n",
            "\"a\"\"\n1\n",
            "a\n1:\n",
            "a\n1/\n",
            "a\n12345678x\n",
        ];
        for text in bad {
            assert!(read_numbers(text.as_bytes(), &["a"]).is_err(), "{text:?}");
        }
    }

    /// Reads a file in blocks that grow by so many bytes, in turn.
    fn in_blocks(file: &[u8], names: &[&str], sizes: &[usize]) -> Result<Vec<NumberColumn>, NotPlain> {
        let (mut reader, mut from) = NumberReader::new(file, names)?;
        let mut all = vec![NumberColumn::default(); names.len()];
        let mut to = from;
        for size in sizes.iter().cycle() {
            to = (to + size).min(file.len());
            let last = to == file.len();
            let read = reader.read(&file[from..to], last);
            assert!(
                read.is_ok() || reader.columns().iter().all(|c| c.values.is_empty() && c.known.is_empty())
            );
            from += read?;
            for (all, block) in all.iter_mut().zip(reader.columns()) {
                all.values.extend(&block.values);
                all.known.extend(&block.known);
            }
            if last {
                break;
            }
        }
        assert_eq!(from, file.len());
        Ok(all)
    }

    proptest! {
        #[test]
        fn numbers_are_read_as_written(
            rows in prop::collection::vec((prop::option::of(-999_999_999_999_999_999i64..=999_999_999_999_999_999), "[a-z :;.]{0,20}", prop::option::of(0i64..200)), 0..20),
            windows in any::<bool>(),
            ended in any::<bool>(),
        ) {
            let end = if windows { "\r\n" } else { "\n" };
            let cell = |v: &Option<i64>| v.map(|v| v.to_string()).unwrap_or_default();
            let mut text = format!("big,name,small{end}");
            rows.iter().for_each(|(a, name, b)| text.push_str(&format!("{},{name},{}{end}", cell(a), cell(b))));
            if !ended && !rows.is_empty() {
                text.truncate(text.len() - end.len());
            }
            let columns = read_numbers(text.as_bytes(), &["small", "big"]).unwrap();
            let of = |c: &NumberColumn| c.values.iter().zip(&c.known).map(|(v, k)| (*k == 1).then_some(*v)).collect::<Vec<_>>();
            prop_assert_eq!(of(&columns[0]), rows.iter().map(|r| r.2).collect::<Vec<_>>());
            prop_assert_eq!(of(&columns[1]), rows.iter().map(|r| r.0).collect::<Vec<_>>());
        }

        #[test]
        fn blocks_give_the_columns_or_the_error_of_the_whole(
            rows in prop::collection::vec("(0|[1-9][0-9]{0,9}|-[1-9]|),[a-c]{0,9},([1-9][0-9]{0,17}|)", 0..12),
            windows in any::<bool>(),
            ended in any::<bool>(),
            damage in prop::option::of((any::<prop::sample::Index>(), prop::sample::select(&b"x\"\r\n,0- "[..]))),
            sizes in prop::collection::vec(1usize..40, 1..6),
        ) {
            let end = if windows { "\r\n" } else { "\n" };
            let mut file = format!("a,name,b{end}{}", rows.join(end)).into_bytes();
            if ended && !rows.is_empty() {
                file.extend(end.bytes());
            }
            let names = ["b", "a"];
            let (_, head) = NumberReader::new(&file, &names).unwrap();
            if let Some((place, mark)) = damage && file.len() > head {
                let at = head + place.index(file.len() - head);
                file[at] = mark;
            }
            prop_assert_eq!(in_blocks(&file, &names, &sizes), read_numbers(&file, &names));
        }

        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(prop::sample::select(&b"a,,\n\r\"1290-x"[..]), 0..60)) {
            let _ = read_numbers(&bytes, &["a"]);
        }
    }
}
