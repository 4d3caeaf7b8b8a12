//! What can go wrong with the browser's storage, told apart and said in plain words.

use thiserror::Error;

/// Why the browser did not keep or give something.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// There is no storage at all.
    #[error("This browser gives this page no storage.")]
    Unavailable,
    /// Settings, a private window or a sandbox forbid it.
    #[error(
        "The browser does not let this page keep anything: its settings, a private window or the page around it forbid it."
    )]
    Forbidden,
    /// A newer version of the editor has changed the database.
    #[error(
        "A newer version of this editor keeps the letters of this browser. Reload the page to get it."
    )]
    NewerVersion,
    /// Another tab with an older version of the editor holds the database.
    #[error("Another tab has an older version of this editor open. Close that tab, or reload it.")]
    OlderTab,
    /// The browser lost its storage process.
    #[error("The browser has lost the connection to its storage.")]
    ConnectionLost,
    /// The browser is closing the connection.
    #[error("The browser has closed the connection to its storage.")]
    ConnectionClosing,
    /// The files behind the database cannot be opened.
    #[error("The browser cannot open the files of its storage.")]
    BackingStore,
    /// The page's share is used up.
    #[error("The space that the browser gives this page is full.")]
    Quota,
    /// The disk is full.
    #[error("The disk of this computer is full.")]
    DiskFull,
    /// The browser gave no answer in good time.
    #[error("The browser's storage does not answer.")]
    NoAnswer,
    /// Another tab holds this document.
    #[error("This letter is open in another tab.")]
    OpenElsewhere,
    /// Another tab has written this document since it was read.
    #[error("This letter was changed in another tab.")]
    ChangedElsewhere,
    /// The document is not in the database (any more).
    #[error("This letter is not in this browser's storage any more.")]
    Missing,
    /// A part of the document is not in the database any more.
    #[error("A part of this letter is not in this browser's storage any more.")]
    Incomplete,
    /// What is kept cannot be read.
    #[error("What is kept of this letter cannot be read.")]
    Unreadable,
    /// Anything else the browser reports, in its own words.
    #[error("The browser's storage reports: {0}")]
    Other(String),
}

impl Fault {
    /// Tells what a `DOMException` means by its name and its message.
    ///
    /// Browsers report different faults under one name, `UnknownError` above all, so the message
    /// decides there; a message in other words than those known is shown as it is.
    #[must_use]
    pub fn from_exception(name: &str, message: &str) -> Self {
        let says = |words: &str| message.to_ascii_lowercase().contains(words);
        if says("disk") && (says("full") || says("space")) {
            return Self::DiskFull;
        }
        match name {
            "QuotaExceededError" => Self::Quota,
            "SecurityError" | "NotAllowedError" => Self::Forbidden,
            "VersionError" => Self::NewerVersion,
            "TimeoutError" => Self::NoAnswer,
            _ if says("backing store") => Self::BackingStore,
            _ if says("server lost") || says("connection lost") => Self::ConnectionLost,
            "InvalidStateError" if says("clos") => Self::ConnectionClosing,
            "AbortError" if says("clos") || says("shut") => Self::ConnectionClosing,
            _ if message.is_empty() => Self::Other(format!("{name}.")),
            _ => Self::Other(format!("{message} ({name}).")),
        }
    }

    /// Whether the same call may succeed when it is made again at once.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        matches!(
            self,
            Self::ConnectionLost
                | Self::ConnectionClosing
                | Self::BackingStore
                | Self::Quota
                | Self::DiskFull
                | Self::Other(_)
        )
    }

    /// Whether the browser keeps nothing at all, rather than having failed this time.
    #[must_use]
    pub fn keeps_nothing(&self) -> bool {
        matches!(
            self,
            Self::Unavailable | Self::Forbidden | Self::NewerVersion | Self::OlderTab
        )
    }

    /// Whether the database works, and what was asked of it was refused.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        self.is_other_tab() || matches!(self, Self::Missing | Self::Incomplete | Self::Unreadable)
    }

    /// Whether another tab is what stands in the way.
    #[must_use]
    pub fn is_other_tab(&self) -> bool {
        matches!(self, Self::OpenElsewhere | Self::ChangedElsewhere)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, message: &str, expected: Fault) {
        assert_eq!(Fault::from_exception(name, message), expected);
    }

    #[test]
    fn the_faults_seen_in_the_field_are_told_apart() {
        check(
            "UnknownError",
            "Connection to Indexed Database server lost. Refresh the page to try again",
            Fault::ConnectionLost,
        );
        check(
            "InvalidStateError",
            "Failed to execute 'transaction' on 'IDBDatabase': The database connection is closing.",
            Fault::ConnectionClosing,
        );
        check(
            "UnknownError",
            "Internal error opening backing store for indexedDB.open.",
            Fault::BackingStore,
        );
        check("QuotaExceededError", "", Fault::Quota);
        check(
            "QuotaExceededError",
            "Encountered full disk while opening backing store for indexedDB.open.",
            Fault::DiskFull,
        );
    }

    #[test]
    fn blocked_storage_and_another_version_are_told_apart() {
        check(
            "SecurityError",
            "The operation is insecure.",
            Fault::Forbidden,
        );
        check(
            "VersionError",
            "The requested version (1) is less than the existing version (2).",
            Fault::NewerVersion,
        );
    }

    #[test]
    fn an_unknown_fault_is_shown_in_the_browsers_words() {
        let fault = Fault::from_exception("DataError", "The key is odd");
        assert_eq!(
            fault.to_string(),
            "The browser's storage reports: The key is odd (DataError)."
        );
    }
}
