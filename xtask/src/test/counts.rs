//! How many tests passed and failed, read from what the test runners write.

use std::ops::AddAssign;

use serde_json::Value;

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
}

impl Counts {
    /// Adds up every `test result:` line of cargo's test runner, or of wasm-bindgen's.
    pub fn of_cargo(output: &str) -> Self {
        let mut counts = Counts::default();
        for line in output.lines() {
            let Some((_, results)) = line.trim_start().split_once("test result: ") else {
                continue;
            };
            for (number, kind) in numbers(results) {
                match kind {
                    "passed" => counts.passed += number,
                    "failed" => counts.failed += number,
                    "ignored" => counts.skipped += number,
                    _ => {}
                }
            }
        }
        counts
    }

    /// Reads the report that Playwright writes as JSON.
    pub fn of_playwright(report: &str) -> Option<Self> {
        let report: Value = serde_json::from_str(report).ok()?;
        let number = |name| report.get("stats")?.get(name)?.as_u64();
        Some(Counts {
            // A test that passed at the second attempt only has shown a fault as well.
            failed: number("unexpected")? + number("flaky")?,
            passed: number("expected")?,
            skipped: number("skipped")?,
        })
    }

    pub fn total(self) -> u64 {
        self.passed + self.failed
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The pairs of `12 passed; 0 failed` and so on.
fn numbers(results: &str) -> impl Iterator<Item = (u64, &str)> {
    results.split([';', '.']).filter_map(|part| {
        let (number, kind) = part.trim().split_once(' ')?;
        Some((number.parse().ok()?, kind))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u64, failed: u64, skipped: u64) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn every_binary_of_cargo_test_counts() {
        let output = "
running 2 tests
test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s

     Running unittests src/lib.rs
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 4 filtered out; finished in 1.20s
";
        assert_eq!(Counts::of_cargo(output), counts(15, 2, 1));
        assert_eq!(
            Counts::of_cargo("error: could not compile `letter`"),
            counts(0, 0, 0)
        );
    }

    #[test]
    fn the_browser_runner_of_wasm_bindgen_counts() {
        let output =
            "test result: ok. 7 passed; 0 failed; 0 ignored; 0 filtered out; finished in 0.03s";
        assert_eq!(Counts::of_cargo(output), counts(7, 0, 0));
    }

    #[test]
    fn playwright_reports_its_numbers() {
        let report = r#"{"stats": {"expected": 20, "unexpected": 1, "flaky": 2, "skipped": 3}}"#;
        assert_eq!(Counts::of_playwright(report), Some(counts(20, 3, 3)));
        assert_eq!(Counts::of_playwright("{}"), None);
        assert_eq!(Counts::of_playwright("not a report"), None);
    }
}
