//! Finding out the encoding of a text file.

use std::collections::HashSet;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::Encoding;
use super::decode::lines;
use super::evidence::is_odd;
use crate::shorten::{LIST, shorten};

/// The most cells beyond ASCII that are looked at.
const MOST_CELLS: usize = 1_000;

/// So many cells, each read alike, leave no doubt.
const ENOUGH: usize = 3;

/// The most readings that are offered.
const MOST_READINGS: usize = 3;

/// How many names show how an encoding reads the file.
const SHOWN: usize = 3;

/// What is known of how a file's bytes are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detected {
    /// The best guess.
    pub encoding: Encoding,
    /// Where that is not sure: the likely readings, the best guess first. Else empty.
    pub readings: Vec<Reading>,
}

impl Detected {
    /// That it is this encoding and no other.
    #[must_use]
    pub fn sure(encoding: Encoding) -> Self {
        Self {
            encoding,
            readings: Vec::new(),
        }
    }
}

/// A way to read a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The encoding.
    pub encoding: Encoding,
    /// The first names that the readings differ in.
    pub names: Vec<String>,
}

/// Finds out how the bytes are to be read: by a byte order mark; as UTF-16 where every other byte is
/// zero; as UTF-8 where most lines beyond ASCII are UTF-8; and else by what the names then look like.
/// `language` is that of the letter, a BCP 47 tag.
///
/// ```
/// use letter::encoding::detect;
///
/// let mac = detect(b"name\nJos\x8E\nM\x9Fller\n", "en-GB");
/// assert_eq!(mac.encoding.name(), "macintosh");
/// assert!(mac.readings.is_empty(), "it is sure");
/// ```
#[must_use]
pub fn detect(bytes: &[u8], language: &str) -> Detected {
    let mut scan = Scan::default();
    while scan.step(bytes) {}
    scan.finish(bytes, language)
}

/// UTF-16 without a mark shows itself by zeros in every other byte of mostly Latin text.
fn utf_16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(1000)).unwrap_or_default();
    let zeros = |offset: usize| {
        let every_other = sample.iter().skip(offset).step_by(2);
        every_other.filter(|byte| **byte == 0).count()
    };
    let (first, second) = (zeros(0), zeros(1));
    let half = sample.len() / 2;
    let is_utf_16 =
        |zeros: usize, others: usize| half >= 2 && zeros * 10 >= half * 6 && others * 10 < half;
    if is_utf_16(second, first) {
        Some(Encoding::UTF_16LE)
    } else if is_utf_16(first, second) {
        Some(Encoding::UTF_16BE)
    } else {
        None
    }
}

/// Bytes that are being looked at in short steps. Each step is given the same bytes.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    position: usize,
    /// How many lines beyond ASCII are UTF-8, and how many are not.
    sound: usize,
    broken: usize,
    /// The cells of a table, or the phrases of a text, that hold bytes beyond ASCII, each once.
    cells: Vec<Vec<u8>>,
    seen: HashSet<Vec<u8>>,
}

impl Scan {
    /// Looks at some lines; says whether there are more.
    pub fn step(&mut self, bytes: &[u8]) -> bool {
        let rest = bytes.get(self.position..).unwrap_or_default();
        let block = lines(rest);
        self.position += block.len();
        if !block.is_ascii() {
            for line in block.split(|byte| matches!(byte, b'\n' | b'\r')) {
                self.look_at(line);
            }
        }
        self.position < bytes.len()
    }

    pub fn progress(&self) -> usize {
        self.position
    }

    fn look_at(&mut self, line: &[u8]) {
        if line.is_ascii() {
            return;
        }
        if std::str::from_utf8(line).is_ok() {
            self.sound += 1;
        } else {
            self.broken += 1;
        }
        // No byte that ends a cell is part of a character in any encoding.
        for cell in line.split(|byte| matches!(byte, b'\t' | b',' | b';' | b'"')) {
            let is_wanted = self.cells.len() < MOST_CELLS && !cell.is_ascii();
            if is_wanted && self.seen.insert(cell.to_vec()) {
                self.cells.push(cell.to_vec());
            }
        }
    }

    /// Whether at least as many lines beyond ASCII are UTF-8 as are not: hardly a line of another
    /// encoding looks like that.
    fn is_mostly_utf_8(&self) -> bool {
        self.broken == 0 || (self.sound > 0 && self.sound >= self.broken)
    }

    pub fn finish(self, bytes: &[u8], language: &str) -> Detected {
        if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
            return Detected::sure(Encoding(encoding));
        }
        if let Some(encoding) = utf_16_without_mark(bytes) {
            return Detected::sure(encoding);
        }
        if self.is_mostly_utf_8() {
            return Detected::sure(Encoding::UTF_8);
        }
        let cells: Vec<&[u8]> = self.cells.iter().map(Vec::as_slice).collect();
        legacy(&cells, language)
    }
}

/// An encoding with how it reads the cells.
struct Candidate {
    encoding: Encoding,
    texts: Vec<String>,
    /// How many of them look odd.
    odd: usize,
}

impl Candidate {
    fn new(encoding: Encoding, cells: &[&[u8]]) -> Self {
        let texts: Vec<String> = cells
            .iter()
            .map(|cell| encoding.0.decode_without_bom_handling(cell).0.into_owned())
            .collect();
        let odd = texts.iter().filter(|text| is_odd(text)).count();
        Self {
            encoding,
            texts,
            odd,
        }
    }

    /// How many cells another encoding reads otherwise.
    fn differences(&self, other: &Self) -> usize {
        let pairs = self.texts.iter().zip(&other.texts);
        pairs.filter(|(one, other)| one != other).count()
    }

    /// Whether some name begins with a capital. The small letters of Cyrillic on a Mac are letters in
    /// many an encoding, its capitals are not; and people's names begin with one.
    fn has_capitals(&self) -> bool {
        let has_capital = |text: &String| text.chars().any(char::is_uppercase);
        self.encoding != MAC_CYRILLIC || self.texts.iter().any(has_capital)
    }
}

fn legacy(cells: &[&[u8]], language: &str) -> Detected {
    let country = country(language);
    let guessed = guess(cells, country);
    let votes = votes(cells);
    let mut encodings = vec![guessed, guess(cells, None)];
    encodings.extend(votes.iter().copied());
    encodings.extend([MAC_ROMAN, MAC_CYRILLIC]);
    encodings.extend(relatives(guessed));
    let mut candidates: Vec<Candidate> = Vec::new();
    for encoding in encodings {
        if candidates.iter().all(|one| one.encoding != encoding) {
            candidates.push(Candidate::new(encoding, cells));
        }
    }
    crate::order::sort_by_key(&mut candidates, |one| one.odd);
    let mut candidates = candidates.into_iter();
    let Some(best) = candidates.next() else {
        return Detected::sure(guessed);
    };
    let agreeing = votes.iter().filter(|vote| **vote == best.encoding).count();
    let is_agreed =
        cells.len() >= ENOUGH && guessed == best.encoding && agreeing * 3 >= votes.len() * 2;
    let margin = (cells.len() / 20).max(1);
    let rivals = candidates
        .filter(|one| one.odd < best.odd + margin && one.texts != best.texts)
        .filter(|one| {
            let is_known_to_detector = !is_mac(one.encoding) || !one.has_capitals();
            let is_settled = is_agreed && is_known_to_detector && best.differences(one) > 1;
            !is_settled
        });
    let mut readings = readings(&best, rivals);
    // In doubt, the encoding of the letter's own language is likelier than any other.
    let own = if country.is_some() {
        guessed
    } else {
        Encoding::WINDOWS_1252
    };
    crate::order::sort_by_key(&mut readings, |reading| reading.encoding != own);
    let first = readings.first().map(|reading| reading.encoding);
    Detected {
        encoding: first.unwrap_or(best.encoding),
        readings,
    }
}

const MAC_ROMAN: Encoding = Encoding(&encoding_rs::MACINTOSH_INIT);
const MAC_CYRILLIC: Encoding = Encoding(&encoding_rs::X_MAC_CYRILLIC_INIT);

/// The detector knows no encoding of a Mac, so that its votes say nothing about those.
fn is_mac(encoding: Encoding) -> bool {
    encoding == MAC_ROMAN || encoding == MAC_CYRILLIC
}

fn readings(best: &Candidate, rivals: impl Iterator<Item = Candidate>) -> Vec<Reading> {
    let mut different: Vec<Candidate> = Vec::new();
    for rival in rivals {
        if different.iter().all(|one| one.texts != rival.texts) {
            different.push(rival);
        }
    }
    different.truncate(MOST_READINGS - 1);
    if different.is_empty() {
        return Vec::new();
    }
    let differs = |index: usize| {
        let text = best.texts.get(index);
        different.iter().any(|one| one.texts.get(index) != text)
    };
    let shown: Vec<usize> = (0..best.texts.len())
        .filter(|index| differs(*index))
        .take(SHOWN)
        .collect();
    std::iter::once(best)
        .chain(&different)
        .map(|one| Reading {
            encoding: one.encoding,
            names: shown
                .iter()
                .filter_map(|index| one.texts.get(*index))
                .map(|text| shorten(text.trim(), LIST))
                .collect(),
        })
        .collect()
}

/// What the detector says of the cells.
fn guess(cells: &[&[u8]], country: Option<&str>) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    for cell in cells {
        detector.feed(cell, false);
        detector.feed(b"\n", false);
    }
    detector.feed(b"", true);
    Encoding::of(detector.guess(country.map(str::as_bytes), Utf8Detection::Deny))
}

/// What the detector says of three parts of the cells, each by itself.
fn votes(cells: &[&[u8]]) -> Vec<Encoding> {
    let part = |first: usize| cells.iter().skip(first).step_by(3).copied().collect();
    let parts = [0, 1, 2].map(part);
    let parts = parts.iter().filter(|part: &&Vec<&[u8]>| !part.is_empty());
    parts.map(|part| guess(part, None)).collect()
}

/// The country whose web pages are in that language, as the detector asks for it. English is of no
/// country: the names in an English letter come from all of them.
fn country(language: &str) -> Option<&str> {
    let subtag = language.split('-').next().unwrap_or_default();
    Some(match subtag {
        "cs" => "cz",
        "da" => "dk",
        "el" => "gr",
        "he" => "il",
        "ja" => "jp",
        "ko" => "kr",
        "sv" => "se",
        "uk" => "ua",
        "zh" if language.contains("TW") || language.contains("Hant") => "tw",
        "zh" => "cn",
        "de" | "es" | "fr" | "it" | "nl" | "pt" | "fi" | "is" | "pl" | "hu" | "ro" | "sk"
        | "hr" | "ru" | "bg" | "tr" | "lt" | "lv" | "th" | "no" => subtag,
        _ => return None,
    })
}

/// The encodings that are most easily taken for that one.
fn relatives(encoding: Encoding) -> Vec<Encoding> {
    let labels: &[&str] = match encoding.name() {
        "windows-1252" => &["windows-1250", "windows-1254"],
        "windows-1250" => &["windows-1252", "iso-8859-2"],
        "ISO-8859-2" => &["windows-1250", "windows-1252"],
        "windows-1251" => &["koi8-u", "windows-1252"],
        "windows-1253" => &["iso-8859-7"],
        "gb18030" => &["big5", "euc-kr"],
        "Big5" => &["gb18030", "shift_jis"],
        "Shift_JIS" => &["gb18030", "euc-jp"],
        "EUC-KR" => &["gb18030", "euc-jp"],
        "EUC-JP" => &["shift_jis", "euc-kr"],
        _ => &["windows-1252"],
    };
    labels
        .iter()
        .filter_map(|label| Encoding::named(label))
        .collect()
}
