//! The steps of `cargo xtask test`, each by the name it is asked for.

use clap::ValueEnum;

/// One step. Their order is the order in which they run: what is quick to say comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// The rules of the repository
    Tidy,
    /// The format of the Rust sources
    Format,
    /// Lints, native and for Wasm, warnings denied
    Clippy,
    /// The engine, the app's logic and these commands, without a browser
    Native,
    /// The app's parts in Chromium
    Component,
    /// Journeys through the released build in Chromium; with --dev through the development build
    #[value(name = "e2e")]
    EndToEnd,
    /// Bytes over the wire to an editor one can type in, against the budget
    Size,
}

impl Step {
    pub fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    /// What the step shows, for the heading above its output.
    pub fn purpose(self) -> String {
        self.to_possible_value()
            .and_then(|value| value.get_help().map(ToString::to_string))
            .unwrap_or_default()
    }

    /// Whether the step runs tests that are counted, and so must run at least one.
    pub fn has_tests(self) -> bool {
        matches!(self, Step::Native | Step::Component | Step::EndToEnd)
    }
}
