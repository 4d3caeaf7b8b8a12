//! Markdown that was written to be slow: the time for it grows as its length does.

use std::io::Read;
use std::time::{Duration, Instant};

use letter::{Merger, Recipient, Template};

use crate::support::{base64, cases};

/// The longest part of a case that is looked at: enough to tell a square from a line, and soon done.
const LONGEST: usize = 40_000;
/// What twice the length may cost.
const MOST: f64 = 2.5;
/// How often each length is timed; the best counts.
const RUNS: usize = 3;
/// How often a ratio that is too high is looked at again, for other programs run as well.
const LOOKS: usize = 4;
/// A time below this is too short to be told from the clock's own.
const SHORTEST: Duration = Duration::from_millis(2);

#[test]
fn twice_the_text_takes_no_more_than_two_and_a_half_times_the_time() {
    for case in cases("corpora/markdown/pathological.jsonl") {
        let (id, whole) = (case["id"].clone(), text(&case));
        let (half, whole) = (shortened(&whole, LONGEST / 2), shortened(&whole, LONGEST));
        let ratios: Vec<f64> = std::iter::repeat_with(|| ratio(&half, &whole))
            .take(LOOKS)
            .take_while_inclusive(|ratio| *ratio > MOST);
        let least = ratios.iter().copied().fold(f64::INFINITY, f64::min);
        assert!(least <= MOST, "{id}: {ratios:?}");
    }
}

#[test]
fn a_long_one_of_each_ends() {
    for case in cases("corpora/markdown/pathological.jsonl") {
        let text = text(&case);
        let merger = Merger::new(template(&shortened(&text, 150_000)));
        let letter = merger.merge(&Recipient::default());
        assert!(!letter.document.blocks.is_empty(), "{}", case["id"]);
    }
}

/// `take_while` that keeps the first one that does not hold as well.
trait TakeWhileInclusive: Iterator + Sized {
    fn take_while_inclusive(self, holds: impl Fn(&Self::Item) -> bool) -> Vec<Self::Item> {
        let mut taken = Vec::new();
        for item in self {
            let last = !holds(&item);
            taken.push(item);
            if last {
                break;
            }
        }
        taken
    }
}

impl<I: Iterator> TakeWhileInclusive for I {}

/// The text of a case; empty where it does not unpack, which the tests would not accept.
fn text(case: &serde_json::Value) -> String {
    let packed = base64(case, "gzip_b64").unwrap_or_default();
    let mut text = Vec::new();
    let unpacked = flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut text);
    unpacked.map_or_else(
        |_| String::new(),
        |_| String::from_utf8_lossy(&text).into_owned(),
    )
}

/// The beginning and the end of `text`, so that what opens and what closes in it are both there.
fn shortened(text: &str, longest: usize) -> String {
    if text.len() <= longest {
        return text.to_owned();
    }
    let head = text.floor_char_boundary(longest / 2);
    let tail = text.ceil_char_boundary(text.len() - longest / 2);
    let ((head, _), (_, tail)) = (text.split_at(head), text.split_at(tail));
    format!("{head}{tail}")
}

fn template(body: &str) -> Template {
    Template {
        body: body.to_owned(),
        ..Template::default()
    }
}

/// How many times as long the merging of `whole` takes as that of `half`; the runs take turns, so
/// that a busy moment falls on both.
fn ratio(half: &str, whole: &str) -> f64 {
    let (half, whole) = (template(half), template(whole));
    let (mut least_half, mut least_whole) = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        least_half = least_half.min(time(&half));
        least_whole = least_whole.min(time(&whole));
    }
    if least_whole < SHORTEST {
        return 1.0;
    }
    least_whole.as_secs_f64() / least_half.max(Duration::from_micros(1)).as_secs_f64()
}

fn time(template: &Template) -> Duration {
    let begun = Instant::now();
    let letter = Merger::new(template.clone()).merge(&Recipient::default());
    let taken = begun.elapsed();
    drop(letter);
    taken
}
