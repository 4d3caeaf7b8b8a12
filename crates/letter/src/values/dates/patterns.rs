//! Patterns of dates that other programs would understand, and what they are for ours.

use super::PARTS;

/// Nothing where every letter of the pattern stands for a part of a date or for itself; else what
/// is meant, where that can be told.
///
/// The signs of strftime (`%d %B %Y`), of spreadsheets, Word and Java (`dd.mm.yyyy`, `MMMM d, y`),
/// in German, French and Dutch too (`TT.MM.JJJJ`), and of PHP (`d/m/Y`) are known.
///
/// ```
/// use letter::values::dates::understand;
///
/// assert_eq!(understand("D MMMM YYYY"), Ok(()));
/// assert_eq!(understand("D de MMMM"), Ok(()));
/// assert_eq!(understand("%d %B %Y"), Err(Some("DD MMMM YYYY".into())));
/// assert_eq!(understand("dd.mm.yyyy"), Err(Some("DD.MM.YYYY".into())));
/// assert_eq!(understand("jS F Y"), Err(Some("Do MMMM YYYY".into())));
/// ```
///
/// # Errors
///
/// The pattern that is most likely meant, where there is one.
pub fn understand(pattern: &str) -> Result<(), Option<String>> {
    let runs = runs(pattern);
    if runs.iter().all(|run| is_known(run, &runs)) {
        return Ok(());
    }
    let meant = translated(&runs);
    let shows_date = self::runs(&meant).iter().any(|run| run.is_date());
    let is_sound = shows_date && self::runs(&meant).iter().all(|run| is_known(run, &[]));
    Err(is_sound.then_some(meant))
}

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Run<'p> {
    /// A quoted text, or signs that are no letters.
    Literal(&'p str),
    /// Letters that stand together.
    Letters(&'p str),
    /// A letter after a percent sign, perhaps with a hyphen between.
    Percent(&'p str),
}

impl Run<'_> {
    fn is_date(&self) -> bool {
        matches!(self, Self::Letters(letters) if are_parts(letters))
    }
}

fn runs(pattern: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut rest = pattern;
    while !rest.is_empty() {
        let (run, length) = first_run(rest);
        runs.push(run);
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    runs
}

fn first_run(text: &str) -> (Run<'_>, usize) {
    let up_to = |length: usize| text.get(..length).unwrap_or_default();
    for (open, close) in [("'", "'"), ("[", "]")] {
        if let Some((inner, _)) = text.strip_prefix(open).and_then(|it| it.split_once(close)) {
            let length = inner.len() + 2;
            return (Run::Literal(up_to(length)), length);
        }
    }
    if let Some(after) = text.strip_prefix('%') {
        let flags = after.len() - after.trim_start_matches(['-', '#', '_', '0']).len();
        if after
            .get(flags..)
            .is_some_and(|it| it.starts_with(|c: char| c.is_ascii_alphabetic()))
        {
            return (Run::Percent(up_to(flags + 2)), flags + 2);
        }
    }
    let letters = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    if letters > 0 {
        return (Run::Letters(up_to(letters)), letters);
    }
    let length = text.chars().next().map_or(1, char::len_utf8);
    (Run::Literal(up_to(length)), length)
}

/// The letters in groups of the same letter, an ordinal's two letters as one.
fn groups(letters: &str) -> Vec<&str> {
    let mut groups = Vec::new();
    let mut rest = letters;
    while let Some(first) = rest.chars().next() {
        let same = rest.find(|c| c != first).unwrap_or(rest.len());
        let length = if rest.starts_with("Do") { 2 } else { same };
        groups.push(rest.get(..length).unwrap_or_default());
        rest = rest.get(length..).unwrap_or_default();
    }
    groups
}

fn is_part(group: &str) -> bool {
    group == "M" || PARTS.contains(&group)
}

fn are_parts(letters: &str) -> bool {
    groups(letters).iter().all(|group| is_part(group))
}

fn is_known(run: &Run<'_>, all: &[Run<'_>]) -> bool {
    let letters = match run {
        Run::Literal(_) => return true,
        Run::Percent(_) => return false,
        Run::Letters(letters) => *letters,
    };
    if are_parts(letters) {
        return true;
    }
    let groups = groups(letters);
    match groups.as_slice() {
        [one] => !is_foreign(one, all),
        // A word in which a part of the date would be printed.
        _ => {
            !letters.contains(['D', 'M', 'Y'])
                && !groups.iter().any(|group| is_part(group))
                && !is_ordinal(letters)
        }
    }
}

fn is_ordinal(letters: &str) -> bool {
    letters == "jS" || letters == "do"
}

/// Whether the letters, all the same, are a part of a date elsewhere. One small letter alone may
/// be a word, where the date has that part already.
fn is_foreign(group: &str, all: &[Run<'_>]) -> bool {
    let has = |part: char| {
        all.iter().any(|run| match run {
            Run::Letters(letters) => are_parts(letters) && letters.contains(part),
            _ => false,
        })
    };
    match group {
        "d" | "j" => !has('D'),
        "m" | "n" | "F" => !has('M'),
        "y" | "u" => !has('Y'),
        "l" | "N" => false,
        _ => {
            group.starts_with(['d', 'D', 'm', 'M', 'y', 'Y'])
                || group.len() > 1 && group.starts_with(['E', 'L', 'j', 'J', 'a', 'T', 't', 'u'])
        }
    }
}

fn translated(runs: &[Run<'_>]) -> String {
    let groups: Vec<&str> = runs
        .iter()
        .filter_map(|run| match run {
            Run::Letters(letters) => Some(groups(letters)),
            _ => None,
        })
        .flatten()
        .collect();
    let is_php = groups.iter().all(|group| group.len() == 1)
        && groups
            .iter()
            .any(|group| matches!(*group, "Y" | "y" | "j" | "F" | "n"));
    let has_day = groups
        .iter()
        .any(|group| matches!(*group, "dd" | "d" | "DD" | "D"));
    let mut pattern = String::new();
    for run in runs {
        match run {
            Run::Literal(text) => pattern.push_str(text),
            Run::Percent(sign) => pattern.push_str(of_strftime(sign)),
            Run::Letters("jS") => pattern.push_str("Do"),
            Run::Letters("do") => pattern.push_str("Do"),
            Run::Letters(letters) => {
                let translated: Option<Vec<&str>> = self::groups(letters)
                    .into_iter()
                    .map(|group| {
                        if is_php {
                            of_php(group)
                        } else {
                            of_word(group, has_day)
                        }
                    })
                    .collect();
                match translated {
                    Some(parts) => pattern.extend(parts),
                    None => {
                        pattern.push('\'');
                        pattern.push_str(letters);
                        pattern.push('\'');
                    }
                }
            }
        }
    }
    pattern
}

fn of_strftime(sign: &str) -> &'static str {
    let is_short = sign.len() > 2 && !sign.contains('0');
    match (sign.chars().next_back(), is_short) {
        (Some('d'), false) => "DD",
        (Some('d' | 'e'), _) => "D",
        (Some('m'), false) => "MM",
        (Some('m'), true) => "M",
        (Some('B'), _) => "MMMM",
        (Some('b' | 'h'), _) => "MMM",
        (Some('Y' | 'G'), _) => "YYYY",
        (Some('y'), _) => "YY",
        (Some('A'), _) => "dddd",
        (Some('a'), _) => "ddd",
        (Some('F'), _) => "YYYY-MM-DD",
        (Some('x' | 'D'), _) => "DD/MM/YYYY",
        _ => "%",
    }
}

fn of_php(letter: &str) -> Option<&'static str> {
    Some(match letter {
        "d" => "DD",
        "j" => "D",
        "D" => "ddd",
        "l" => "dddd",
        "m" => "MM",
        "n" => "M",
        "M" => "MMM",
        "F" => "MMMM",
        "Y" => "YYYY",
        "y" => "YY",
        _ => return None,
    })
}

/// As spreadsheets, Word and Java write it, in several languages.
fn of_word(group: &str, has_day: bool) -> Option<&'static str> {
    if group.starts_with(['m', 'M']) {
        return ["M", "MM", "MMM", "MMMM"].get(group.len() - 1).copied();
    }
    Some(match group {
        "Do" => "Do",
        "d" | "D" | "T" | "t" => "D",
        "dd" | "DD" | "TT" | "tt" => "DD",
        "j" | "jj" if !has_day => "DD",
        "ddd" | "DDD" | "E" | "EE" | "EEE" => "ddd",
        "dddd" | "DDDD" | "EEEE" => "dddd",
        "LLL" => "MMM",
        "LLLL" => "MMMM",
        "yy" | "YY" | "jj" | "JJ" | "aa" => "YY",
        "y" | "u" | "Y" | "YYY" | "yyy" | "yyyy" | "YYYY" | "uuuu" | "jjjj" | "JJJJ" | "aaaa" => {
            "YYYY"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_ours_are_understood() {
        for pattern in [
            "D MMMM YYYY",
            "MMMM D, YYYY",
            "dddd, D. MMM YY",
            "DDMMYYYY",
            "YYYY-MM-DD",
            "D [de] MMMM 'de' YYYY",
            "D de MMMM de YYYY",
            "Do MMMM",
            "D MMMM YYYY r.",
            "YYYY. MMMM D.",
            "'Datum:' D.M.",
            "the Do of MMMM",
            "D y MMMM d YYYY",
            "",
        ] {
            assert_eq!(understand(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn every_language_has_a_long_form_that_is_understood() {
        for language in crate::values::languages::all() {
            assert_eq!(understand(language.long_date), Ok(()), "{}", language.tag);
        }
    }

    #[test]
    fn patterns_of_others_lead_to_ours() {
        for (pattern, meant) in [
            ("%d %B %Y", "DD MMMM YYYY"),
            ("%-d. %b %y", "D. MMM YY"),
            ("%A, %e %B", "dddd, D MMMM"),
            ("dd.mm.yyyy", "DD.MM.YYYY"),
            ("DD/MM/yyyy", "DD/MM/YYYY"),
            ("d/m/Y", "DD/MM/YYYY"),
            ("j F Y", "D MMMM YYYY"),
            ("MMMM d, yyyy", "MMMM D, YYYY"),
            ("d MMMM y", "D MMMM YYYY"),
            ("EEEE, d MMM yyyy", "dddd, D MMM YYYY"),
            ("dd-mmm-yy", "DD-MMM-YY"),
            ("TT.MM.JJJJ", "DD.MM.YYYY"),
            ("jj/mm/aaaa", "DD/MM/YYYY"),
            ("dd-mm-jjjj", "DD-MM-YYYY"),
            ("do MMMM yyyy", "Do MMMM YYYY"),
            ("Datum: D.M.YYYY", "'Datum': D.M.YYYY"),
            ("Y", "YYYY"),
        ] {
            assert_eq!(
                understand(pattern),
                Err(Some(meant.to_owned())),
                "{pattern}"
            );
        }
    }

    #[test]
    fn what_cannot_be_told_has_no_fix() {
        for pattern in ["%H:%M", "Day", "Month"] {
            assert_eq!(understand(pattern), Err(None), "{pattern}");
        }
    }
}
