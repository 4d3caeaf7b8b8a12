//! Addresses of links as Word takes them: one that is no proper URI makes it call the file damaged.

use std::fmt::Write as _;

/// The address with everything percent-encoded that no URI may hold; none where what is left leads
/// nowhere.
pub fn clean(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once(':')?;
    let leads_somewhere = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => has_host(rest),
        _ => !rest.trim().is_empty(),
    };
    leads_somewhere.then(|| format!("{scheme}:{}", encode(rest)))
}

/// Whether an authority with a name in it follows the scheme.
fn has_host(rest: &str) -> bool {
    let Some(authority) = rest
        .strip_prefix("//")
        .and_then(|rest| rest.split(['/', '?', '#']).next())
    else {
        return false;
    };
    let host = authority.rsplit('@').next().unwrap_or_default();
    let name = host.split(':').next().unwrap_or_default();
    name.chars().any(char::is_alphanumeric) && !host.contains([' ', '<', '>', '"', '\\'])
}

fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut fragment = false;
    for (index, &byte) in bytes.iter().enumerate() {
        let keep = match byte {
            b'%' => bytes
                .get(index + 1..index + 3)
                .is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit)),
            // A second sign of a fragment would not be one.
            b'#' => !std::mem::replace(&mut fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if keep {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(clean(address).as_deref(), expected, "{address}");
    }

    #[test]
    fn a_proper_address_stays_as_it_is() {
        for address in [
            "https://example.org/a%20b?c=d&e=f#g",
            "mailto:ann@example.org?subject=Hello",
            "tel:+442035130477",
            "http://ann@example.org:8080/",
        ] {
            check(address, Some(address));
        }
    }

    #[test]
    fn what_no_address_may_hold_is_encoded() {
        check(
            "https://example.org/a b\"|é%zz#1#2",
            Some("https://example.org/a%20b%22%7C%C3%A9%25zz#1%232"),
        );
        check(
            "mailto:a\\b{c}@example.org",
            Some("mailto:a%5Cb%7Bc%7D@example.org"),
        );
    }

    #[test]
    fn an_address_without_a_place_is_none() {
        for address in [
            "https:",
            "https://",
            "http:///path",
            "https://:80/",
            "https:example.org",
            "mailto: ",
            "https://a b/",
        ] {
            check(address, None);
        }
    }
}
