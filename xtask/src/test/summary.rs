//! What is said at the end of `cargo xtask test`.

use std::fmt;
use std::time::Duration;

use clap::ValueEnum as _;

use super::counts::Counts;
use super::step::Step;

/// How a step went.
#[derive(Debug)]
pub struct Outcome {
    pub step: Step,
    pub counts: Counts,
    /// Why the step failed; nothing if it did not.
    pub failure: Option<String>,
    pub duration: Duration,
}

/// All outcomes of a run.
#[derive(Debug, Default)]
pub struct Summary(pub Vec<Outcome>);

impl Summary {
    pub fn has_passed(&self) -> bool {
        self.0.iter().all(|outcome| outcome.failure.is_none())
    }

    /// The tests of all steps.
    ///
    /// A runner that broke off before it could report a failed test counts as one, so that the
    /// last line never claims success for tests that did not run.
    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for outcome in &self.0 {
            counts += outcome.counts;
            let broke_off = outcome.failure.is_some() && outcome.counts.failed == 0;
            counts.failed += u64::from(outcome.step.has_tests() && broke_off);
        }
        counts
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Summary")?;
        for outcome in &self.0 {
            writeln!(f, "{outcome}")?;
        }
        let left_out: Vec<_> = Step::value_variants()
            .iter()
            .filter(|step| self.0.iter().all(|outcome| outcome.step != **step))
            .map(|step| step.name())
            .collect();
        if !left_out.is_empty() {
            writeln!(f, "  not asked for: {}", left_out.join(", "))?;
        }
        let Counts {
            passed,
            failed,
            skipped,
        } = self.counts();
        if skipped > 0 {
            writeln!(
                f,
                "  {skipped} tests were skipped: the runners' lists above name them."
            )?;
        }
        write!(f, "\n{passed} passed, {failed} failed")
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.failure.is_none() {
            "passed"
        } else {
            "FAILED"
        };
        let seconds = self.duration.as_secs_f32();
        write!(f, "  {:<10} {verdict} {seconds:>7.1} s", self.step.name())?;
        if self.step.has_tests() {
            write!(
                f,
                "  {} of {} tests",
                self.counts.passed,
                self.counts.total()
            )?;
        }
        match &self.failure {
            Some(failure) => write!(f, "  {}", failure.lines().next().unwrap_or_default()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(step: Step, passed: u64, failed: u64, failure: Option<&str>) -> Outcome {
        Outcome {
            step,
            counts: Counts {
                passed,
                failed,
                skipped: 0,
            },
            failure: failure.map(str::to_owned),
            duration: Duration::from_secs(1),
        }
    }

    fn check_last_line(outcomes: Vec<Outcome>, expected: &str, has_passed: bool) {
        let summary = Summary(outcomes);
        assert_eq!(summary.to_string().lines().last(), Some(expected));
        assert_eq!(summary.has_passed(), has_passed);
    }

    #[test]
    fn the_last_line_counts_the_tests_of_all_steps() {
        let native = outcome(Step::Native, 20, 0, None);
        let journeys = outcome(Step::EndToEnd, 5, 2, Some("Playwright failed."));
        check_last_line(vec![native, journeys], "25 passed, 2 failed", false);
    }

    #[test]
    fn a_runner_that_breaks_off_counts_as_a_failure() {
        let native = outcome(Step::Native, 0, 0, Some("It does not compile."));
        check_last_line(vec![native], "0 passed, 1 failed", false);
    }

    #[test]
    fn a_failed_check_fails_the_run_without_being_a_test() {
        let tidy = outcome(Step::Tidy, 0, 0, Some("2 findings."));
        let native = outcome(Step::Native, 3, 0, None);
        check_last_line(vec![tidy, native], "3 passed, 0 failed", false);
    }

    #[test]
    fn steps_that_were_not_asked_for_are_named() {
        let summary = Summary(vec![outcome(Step::Native, 3, 0, None)]);
        let text = summary.to_string();
        assert!(
            text.contains("not asked for: tidy, format, clippy, component, e2e, size"),
            "{text}"
        );
    }
}
