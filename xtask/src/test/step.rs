//! The steps of `cargo xtask test`, each by the name it is asked for.

/// One step. Their order is the order in which they run: what is quick to say comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Tidy,
    Format,
    Clippy,
    Native,
    Component,
    EndToEnd,
    Size,
}

impl Step {
    pub const ALL: [Step; 7] = [
        Step::Tidy,
        Step::Format,
        Step::Clippy,
        Step::Native,
        Step::Component,
        Step::EndToEnd,
        Step::Size,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Step::Tidy => "tidy",
            Step::Format => "format",
            Step::Clippy => "clippy",
            Step::Native => "native",
            Step::Component => "component",
            Step::EndToEnd => "e2e",
            Step::Size => "size",
        }
    }

    pub fn of_name(name: &str) -> Option<Self> {
        Step::ALL.into_iter().find(|step| step.name() == name)
    }

    /// What the step shows, for the heading above its output.
    pub fn purpose(self) -> &'static str {
        match self {
            Step::Tidy => "the rules of the repository",
            Step::Format => "the format of the Rust sources",
            Step::Clippy => "lints, native and for Wasm, warnings denied",
            Step::Native => "the engine, the app's logic and these commands, without a browser",
            Step::Component => "the app's parts in Chromium",
            Step::EndToEnd => "journeys through the released build in Chromium",
            Step::Size => "bytes over the wire to an editor one can type in",
        }
    }

    /// Whether the step runs tests that are counted, and so must run at least one.
    pub fn has_tests(self) -> bool {
        matches!(self, Step::Native | Step::Component | Step::EndToEnd)
    }
}
