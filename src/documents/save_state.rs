//! What the author is told about the keeping of the letter.

use super::Fault;

/// Whether what is on the screen is in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// The database holds exactly the letter on the screen.
    Saved,
    /// Something on the screen is not in the database yet.
    Saving,
    /// Saving failed twice; it is tried again later, and the text is still on the screen.
    Failed {
        /// Why, as one plain sentence.
        reason: String,
    },
    /// Nothing is kept at all.
    NotKept {
        /// Why, as one plain sentence.
        why: String,
    },
    /// Another tab writes this letter: it can be read here, or a copy opened.
    OtherTab,
}

impl SaveState {
    /// The state of an editor that was not given a place to keep anything.
    #[must_use]
    pub fn not_asked_to_keep() -> Self {
        Self::NotKept {
            why: "This page was set up to keep nothing.".to_owned(),
        }
    }

    /// What the author is told where saving ended in `fault`.
    #[must_use]
    pub fn of_fault(fault: &Fault) -> Self {
        let sentence = fault.to_string();
        if fault.is_other_tab() {
            Self::OtherTab
        } else if fault.keeps_nothing() {
            Self::NotKept { why: sentence }
        } else {
            Self::Failed { reason: sentence }
        }
    }

    /// The few words for the top bar.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::Saved => "Saved in this browser",
            Self::Saving => "Saving…",
            Self::Failed { .. } => "Not saved",
            Self::NotKept { .. } => "Nothing is kept",
            Self::OtherTab => "Open in another tab",
        }
    }

    /// What happened and what can be done about it; none where all is well.
    #[must_use]
    pub fn advice(&self) -> Option<String> {
        match self {
            Self::Saved | Self::Saving => None,
            Self::Failed { reason } => Some(format!(
                "{reason} Your letter is still here: go on writing, and save it to a file to be sure."
            )),
            Self::NotKept { why } => Some(format!(
                "{why} Save your letter to a file before you close the page."
            )),
            Self::OtherTab => Some(
                "This letter is open in another tab. You can read it here, or open a copy."
                    .to_owned(),
            ),
        }
    }

    /// Whether a file should be offered, since the browser does not have the letter.
    #[must_use]
    pub fn offers_file(&self) -> bool {
        matches!(self, Self::Failed { .. } | Self::NotKept { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_said_in_plain_words_with_what_to_do() {
        let state = SaveState::of_fault(&Fault::DiskFull);
        assert_eq!(state.label(), "Not saved");
        assert_eq!(
            state.advice().unwrap(),
            "The disk of this computer is full. Your letter is still here: go on writing, and \
             save it to a file to be sure."
        );
        assert!(state.offers_file());
    }

    #[test]
    fn another_tab_is_said_as_such() {
        let expected = SaveState::OtherTab;
        assert_eq!(SaveState::of_fault(&Fault::OpenElsewhere), expected);
        assert_eq!(SaveState::of_fault(&Fault::ChangedElsewhere), expected);
    }

    #[test]
    fn a_page_without_storage_keeps_nothing() {
        let state = SaveState::of_fault(&Fault::Unavailable);
        assert_eq!(state.label(), "Nothing is kept");
    }
}
