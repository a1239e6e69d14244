//! Names and words made comparable, spelling suggestions, and the one place where HTML is escaped.
//!
//! ```
//! use sentra::text::{fold, key};
//! assert_eq!(fold("Sendang-duwur"), fold("Sendang Duwur"));
//! assert_eq!(key("  Batik-Tulis / Cap "), "batik tulis cap");
//! ```

/// A name for comparison: lower case, letters and digits only, Latin letters without their accents.
///
/// Two spellings with the same fold are candidates for the same name, not proof of it.
///
/// ```
/// use sentra::text::fold;
/// assert_eq!(fold("Sendang-duwur"), "sendangduwur");
/// assert_eq!(fold("B a l i"), "bali");
/// assert_eq!(fold("Tri Tunggal"), fold("TRITUNGGAL"));
/// ```
pub fn fold(text: &str) -> String {
    letters(text).filter(|c| c.is_alphanumeric()).collect()
}

/// A key for products, materials and processes: lower case, words parted by one blank, no punctuation.
/// Words keep their endings.
///
/// ```
/// use sentra::text::key;
/// assert_eq!(key("Batik-Tulis,  Cap"), "batik tulis cap");
/// assert_eq!(key(" - "), "");
/// ```
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut parted = false;
    for c in letters(text) {
        if !c.is_alphanumeric() {
            parted = true;
            continue;
        }
        if parted && !key.is_empty() {
            key.push(' ');
        }
        parted = false;
        key.push(c);
    }
    key
}

/// The characters in lower case, accents of Latin letters and invisible characters left out.
fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(char::to_lowercase).filter(|c| !is_mark(*c)).map(plain)
}

/// Combining accents, soft hyphens, zero-width characters, byte order marks.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The Latin letter under an accent of Latin-1, the accents that occur in Indonesian names.
const fn plain(c: char) -> char {
    match c {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ý' | 'ÿ' => 'y',
        _ => c,
    }
}

/// The edit distance of two words: insertions, deletions, replacements and swaps of two neighbours each
/// count one, and no part is edited twice (optimal string alignment).
///
/// ```
/// use sentra::text::distance;
/// assert_eq!(distance("Banjamadu", "Banjarmadu"), 1);
/// assert_eq!(distance("famale", "female"), 1);
/// assert_eq!(distance("KLBI", "KBLI"), 1);
/// ```
pub fn distance(a: &str, b: &str) -> usize {
    let longest = a.chars().count().max(b.chars().count());
    let mut limit = 1;
    loop {
        // The distance is at most the longer length, so the last round finds it.
        match distance_within(a, b, limit) {
            Some(distance) => return distance,
            None if limit >= longest => return longest,
            None => limit = (limit * 2).min(longest),
        }
    }
}

/// The edit distance of two words when it is at most `limit`. The work grows with length times limit.
///
/// ```
/// use sentra::text::distance_within;
/// assert_eq!(distance_within("workers", "worker", 2), Some(1));
/// assert_eq!(distance_within("workers", "address", 2), None);
/// ```
pub fn distance_within(a: &str, b: &str, limit: usize) -> Option<usize> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // Rows of the table: two above, above, current. Cells outside of the band hold more than the limit.
    let far = limit.saturating_add(1);
    let mut above2 = vec![far; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).map(|column| column.min(far)).collect();
    let mut row = vec![far; b.len() + 1];
    let mut previous: Option<char> = None;
    for (index, &from) in a.iter().enumerate() {
        let line = index + 1;
        let low = line.saturating_sub(limit);
        let high = b.len().min(line.saturating_add(limit));
        row.fill(far);
        if let (0, Some(cell)) = (low, row.first_mut()) {
            *cell = line.min(far);
        }
        let mut least = row.first().copied().unwrap_or(far);
        for column in low.max(1)..=high {
            let at = |row: &[usize], column: Option<usize>| {
                column.and_then(|column| row.get(column).copied()).unwrap_or(far)
            };
            let to = b.get(column - 1);
            let replaced = at(&above, Some(column - 1)).saturating_add(usize::from(to != Some(&from)));
            let deleted = at(&above, Some(column)).saturating_add(1);
            let inserted = at(&row, Some(column - 1)).saturating_add(1);
            let mut best = replaced.min(deleted).min(inserted);
            let before = column.checked_sub(2);
            if previous.is_some() && previous.as_ref() == to && before.and_then(|c| b.get(c)) == Some(&from) {
                best = best.min(at(&above2, before).saturating_add(1));
            }
            if let Some(cell) = row.get_mut(column) {
                *cell = best.min(far);
            }
            least = least.min(best);
        }
        if least > limit {
            return None;
        }
        previous = Some(from);
        std::mem::swap(&mut above2, &mut above);
        std::mem::swap(&mut above, &mut row);
    }
    above.last().copied().filter(|distance| *distance <= limit)
}

/// The candidate that a misspelt word most likely means, or none when nothing is near.
///
/// Case, blanks and punctuation do not count. Words of up to three letters may differ by one edit, of up to
/// seven by two, longer ones by three. Of equally near candidates the first in the alphabet is taken, so that
/// the answer does not depend on their order.
///
/// ```
/// use sentra::text::did_you_mean;
/// let fields = ["workers", "workers_male", "investment_total"];
/// assert_eq!(did_you_mean("Worker", fields), Some("workers"));
/// assert_eq!(did_you_mean("investment total", fields), Some("investment_total"));
/// assert_eq!(did_you_mean("colour", fields), None);
/// ```
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Nobody misspells a field name of more than this length; a whole cell text is not worth the search.
    if word.chars().nth(64).is_some() {
        return None;
    }
    let word = fold(word);
    let limit = match word.chars().count() {
        0 => return None,
        1..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    let near = candidates.into_iter().filter_map(|candidate| {
        let distance = distance_within(&word, &fold(candidate), limit)?;
        // A word of one or two letters that shares none of them is not a misspelling.
        (distance < word.chars().count()).then_some((distance, candidate))
    });
    near.min().map(|(_, candidate)| candidate)
}

/// The text with the five characters escaped that HTML gives a meaning to, safe in element text and in quoted
/// attribute values. Whatever writes HTML uses this function.
///
/// ```
/// use sentra::text::escape_html;
/// assert_eq!(escape_html("<b title=\"x\">R&D's</b>"), "&lt;b title=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/b&gt;");
/// ```
pub fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook table, to check the banded one against.
    fn full_table(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => {
                        let cost = usize::from(a[i - 1] != b[j - 1]);
                        let mut best = (d[i - 1][j - 1] + cost).min(d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            best = best.min(d[i - 2][j - 2] + 1);
                        }
                        best
                    }
                };
            }
        }
        d[a.len()][b.len()]
    }

    #[test]
    fn spellings_seen_in_published_tables_meet() {
        for (seen, official) in [
            ("Tri Tunggal", "Tritunggal"),
            ("Banyu Urip", "Banyuurip"),
            ("Sendang-duwur", "Sendangduwur"),
            ("B a l i", "BALI"),
            ("R I a u", "Riau"),
            ("P A P U A", "Papua"),
            ("Pac\u{e9}", "Pace\u{301}"),
            ("Ma'rang", "Marang"),
        ] {
            assert_eq!(fold(seen), fold(official), "{seen}");
        }
        assert_ne!(fold("Banjamadu"), fold("Banjarmadu"));
        assert_eq!(did_you_mean("Banjamadu", ["Banjarsari", "Banjarmadu"]), Some("Banjarmadu"));
    }

    #[test]
    fn keys_keep_words_apart() {
        assert_eq!(key("Tenun ikat / songket"), "tenun ikat songket");
        assert_eq!(key("UNIT_ USAHA"), "unit usaha");
        assert_eq!(key("kerupuk\u{a0}ikan"), "kerupuk ikan");
        assert_eq!(key(""), "");
    }

    #[test]
    fn suggestions_are_modest_and_independent_of_order() {
        assert_eq!(did_you_mean("zz", ["ab", "cd"]), None);
        assert_eq!(did_you_mean("", ["ab"]), None);
        assert_eq!(did_you_mean("cat", ["car", "bat"]), did_you_mean("cat", ["bat", "car"]));
        assert_eq!(did_you_mean(&"a".repeat(100_000), ["a"]), None);
        assert_eq!(did_you_mean("Cabang Indutri", ["Cabang Industri"]), Some("Cabang Industri"));
    }

    #[test]
    fn long_words_stay_cheap() {
        let (a, b) = ("a".repeat(100_000), "b".repeat(100_000));
        assert_eq!(distance_within(&a, &b, 3), None);
        assert_eq!(distance_within(&a, &a, 3), Some(0));
    }

    proptest! {
        #[test]
        fn the_band_agrees_with_the_full_table(a in "[abcé]{0,9}", b in "[abcé]{0,9}", limit in 0_usize..12) {
            let full = full_table(&a, &b);
            prop_assert_eq!(distance(&a, &b), full);
            prop_assert_eq!(distance_within(&a, &b, limit), (full <= limit).then_some(full));
        }

        #[test]
        fn normal_forms_are_stable(text in ".{0,40}") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
            prop_assert_eq!(key(&key(&text)), key(&text));
            prop_assert_eq!(fold(&key(&text)), fold(&text));
        }

        #[test]
        fn escaped_text_has_no_markup(text in ".{0,40}") {
            let escaped = escape_html(&text);
            prop_assert!(!escaped.contains(['<', '>', '"', '\'']));
            let back = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
            prop_assert_eq!(back, text);
        }
    }
}
