//! Finds the addresses of mailboxes and web pages in running text.

/// An address in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Address<'a> {
    /// Its first byte in the text.
    pub(super) start: usize,
    /// As it stands there.
    pub(super) text: &'a str,
    pub(super) kind: AddressKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AddressKind {
    /// `ann@example.org`
    Mailbox,
    /// `https://example.org`
    Page,
    /// `www.example.org`
    PageWithoutScheme,
}

/// Quickly: whether there may be one.
fn may_hold_one(text: &str) -> bool {
    text.contains('@') || text.contains("://") || text.contains("www.")
}

/// The addresses in `text`, in order.
pub(super) fn addresses(text: &str) -> Vec<Address<'_>> {
    if !may_hold_one(text) {
        return Vec::new();
    }
    let is_edge = |c: char| c.is_whitespace() || "<>()[]{}\"“”„«»‘,;|\u{FFFC}".contains(c);
    let mut found = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(is_edge) {
        // An edge that is no space may stand for a value: half an address is none.
        let cut = word.ends_with('\u{FFFC}');
        let plain = word.trim_end_matches(is_edge);
        let plain = plain.trim_end_matches(['.', ':', '!', '?', '\'', '’', '*', '_']);
        let kind = kind_of(plain);
        let after_value = text.get(..start).is_some_and(|t| t.ends_with('\u{FFFC}'));
        if let Some(kind) = kind.filter(|_| !cut && !after_value) {
            found.push(Address {
                start,
                text: plain,
                kind,
            });
        }
        start += word.len();
    }
    found
}

fn kind_of(word: &str) -> Option<AddressKind> {
    let host = |address: &str| is_host(address.split(['/', '?', '#', ':']).next().unwrap_or(""));
    let lower = word.to_ascii_lowercase();
    for scheme in ["https://", "http://"] {
        if let Some(rest) = lower.strip_prefix(scheme) {
            return host(rest).then_some(AddressKind::Page);
        }
    }
    if lower.starts_with("www.") {
        return host(&lower).then_some(AddressKind::PageWithoutScheme);
    }
    let (name, domain) = word.split_once('@')?;
    let plain = |c: char| c.is_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c);
    let is_name = name.starts_with(char::is_alphanumeric) && name.chars().all(plain);
    (is_name && is_host(domain)).then_some(AddressKind::Mailbox)
}

/// Two parts or more with dots between, the last one of letters.
fn is_host(domain: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '-');
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(is_part)
        && last.len() > 1
        && last.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_without_what_surrounds_them() {
        for (text, expected) in [
            ("Write to ann@example.org.", vec!["ann@example.org"]),
            (
                "(ann.lee+x@mail.example.org)",
                vec!["ann.lee+x@mail.example.org"],
            ),
            (
                "See https://example.org/a?b=c#d, and",
                vec!["https://example.org/a?b=c#d"],
            ),
            (
                "www.example.org and WWW.Example.org!",
                vec!["www.example.org", "WWW.Example.org"],
            ),
            ("“ann@example.org”", vec!["ann@example.org"]),
            ("ann@ example.org a@b @ann http:// www. 3@4.5 x@y.z", vec![]),
            ("\u{FFFC}@example.org ann@\u{FFFC} www.\u{FFFC}.org", vec![]),
            ("example.org", vec![]),
        ] {
            let found: Vec<_> = addresses(text).iter().map(|found| found.text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn an_address_has_its_place() {
        let text = "é: ann@example.org; bea@example.org";
        for found in addresses(text) {
            let (_, rest) = text.split_at(found.start);
            assert!(rest.starts_with(found.text));
        }
    }
}
