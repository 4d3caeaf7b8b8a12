//! Link targets: which schemes may leave the letter.

use std::sync::Arc;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An absolute address with an allowed scheme: `http`, `https`, `mailto` or `tel`.
    Allowed(Arc<str>),
    /// Nowhere: the author left it empty or wrote `#`.
    Nowhere,
    /// An address that the letter does not carry: another scheme, or none. Holds what was written.
    Refused(Arc<str>),
}

/// The schemes a link may have, in lower case.
pub const ALLOWED_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Target {
    /// Reads what stands between the brackets of a link.
    ///
    /// White space and control characters are dropped before the scheme is read, as the URL
    /// standard drops them, so that `java\nscript:` is seen as what a browser would make of it.
    #[must_use]
    pub fn parse(written: &str) -> Self {
        let cleaned: String = written
            .trim_matches(|c: char| c <= ' ')
            .chars()
            .filter(|c| !matches!(c, '\t' | '\n' | '\r') && !c.is_control())
            .collect();
        if cleaned.is_empty() || cleaned == "#" {
            return Self::Nowhere;
        }
        let scheme = cleaned
            .split_once(':')
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme {
            Some(scheme) if ALLOWED_SCHEMES.contains(&scheme.as_str()) => {
                Self::Allowed(cleaned.into())
            }
            _ => Self::Refused(cleaned.into()),
        }
    }

    /// The address, where the link may carry it.
    #[must_use]
    pub fn href(&self) -> Option<&str> {
        match self {
            Self::Allowed(address) => Some(address),
            Self::Nowhere | Self::Refused(_) => None,
        }
    }
}
