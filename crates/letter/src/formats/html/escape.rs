//! Text as HTML.

/// Appends `text` with the characters replaced that could end a text or an attribute.
pub(super) fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = special(rest.as_bytes()) {
        let (before, found) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        out.push_str(found.bytes().next().and_then(entity).unwrap_or_default());
        rest = found.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

/// Where the first byte is that has an entity; all values of all letters are searched, so eight
/// bytes at a time.
fn special(text: &[u8]) -> Option<usize> {
    let (words, _) = text.as_chunks();
    let plain = words.iter().take_while(|word| !any_special(**word)).count() * 8;
    let rest = text.get(plain..)?;
    let at = rest.iter().position(|byte| entity(*byte).is_some())?;
    Some(plain + at)
}

/// Whether one of eight bytes has an entity. `&` and `'` differ in the bit 1 alone, `<` and `>` in
/// the bit 2.
fn any_special(bytes: [u8; 8]) -> bool {
    let word = u64::from_le_bytes(bytes);
    has_zero(word ^ each(b'"'))
        || has_zero((word | each(1)) ^ each(b'\''))
        || has_zero((word | each(2)) ^ each(b'>'))
}

/// Whether one of eight bytes is 0: only that borrows into its highest bit without having had it.
fn has_zero(word: u64) -> bool {
    word.wrapping_sub(each(1)) & !word & each(0x80) != 0
}

/// Eight times the same byte.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::escape;

    proptest! {
        #[test]
        fn every_special_character_is_replaced_and_no_other(text in "[ -~é日\u{7F}-\u{BF}]{0,40}|[#-*;-?\"&'<>x]{0,40}") {
            let mut out = String::new();
            escape(&text, &mut out);
            let expected = text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;")
                .replace('"', "&quot;")
                .replace('\'', "&#39;");
            prop_assert_eq!(out, expected);
        }
    }
}
