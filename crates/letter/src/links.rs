//! Link targets: which schemes may leave the letter.

use std::sync::Arc;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An absolute address with an allowed scheme: `http`, `https`, `mailto` or `tel`.
    Allowed(Arc<str>),
    /// Nowhere: the author left it empty, wrote `#` or no more than a scheme.
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
        let after_scheme = cleaned.split_once(':').map_or("", |(_, rest)| rest);
        match scheme {
            Some(scheme)
                if ALLOWED_SCHEMES.contains(&scheme.as_str())
                    && after_scheme.trim_matches('/').is_empty() =>
            {
                Self::Nowhere
            }
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

/// `written` as a picture's source, where it is a `data:` URI of a picture; nothing else is ever
/// loaded, for a remote picture's address could carry a recipient's name away.
#[must_use]
pub fn picture(written: &str) -> Option<Arc<str>> {
    const KINDS: [&str; 5] = [
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
        "image/svg+xml",
    ];
    let written = written.trim();
    let (scheme, rest) = written.split_once(':')?;
    let (head, data) = rest.split_once(',')?;
    let kind = head
        .split(';')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let fits =
        scheme.eq_ignore_ascii_case("data") && KINDS.contains(&kind.as_str()) && !data.is_empty();
    fits.then(|| written.into())
}

/// A value that is an address: what cannot stand in one is percent-encoded, and its scheme is for
/// [`Target::parse`] to judge.
pub(crate) fn encode_address(value: &str) -> String {
    encode(value, |c| {
        c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}')
    })
}

/// A value that is a part of the address that begins with `before`: whatever could end the part is
/// percent-encoded. An `@` stays in an e-mail address, a `+` in a telephone number.
pub(crate) fn encode_part(value: &str, before: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~');
    let scheme = before
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    match scheme.as_str() {
        "mailto" if !before.contains('?') => encode(value, |c| plain(c) || matches!(c, '@' | '+')),
        "tel" => value
            .chars()
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect(),
        _ => encode(value, plain),
    }
}

fn encode(value: &str, keep: impl Fn(char) -> bool) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(value.len());
    for c in value.chars() {
        if keep(c) {
            encoded.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
