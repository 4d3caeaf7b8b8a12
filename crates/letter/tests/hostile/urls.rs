//! An address that a browser reads as one of another scheme never becomes a link.

use letter::links::{ALLOWED_SCHEMES, Target};
use letter::{Merger, Recipient, Template, formats};

use crate::pages::Page;
use crate::support::cases;

#[test]
fn a_link_is_what_a_browser_makes_of_it() {
    for case in cases("corpora/xss/wpt_url_schemes.jsonl") {
        let input = case["input"].as_str().expect("an address");
        let Some(protocol) = case["expected_protocol"].as_str() else {
            continue;
        };
        let is_allowed = ALLOWED_SCHEMES
            .iter()
            .any(|scheme| protocol == format!("{scheme}:"));
        let target = Target::parse(input);
        if !is_allowed {
            assert_eq!(target.href(), None, "{input:?} is {protocol} to a browser");
        } else if let Some(href) = target.href() {
            assert!(
                href.to_ascii_lowercase().starts_with(protocol),
                "{input:?} {href:?}"
            );
        }
    }
}

#[test]
fn a_value_in_a_link_keeps_to_the_allowed_schemes() {
    for case in cases("corpora/xss/wpt_url_schemes.jsonl") {
        let input = case["input"].as_str().expect("an address");
        let template = Template {
            fields: vec![letter::Field::new("url", letter::FieldKind::Text)],
            body: "[a]({{ url }}) [b](https://example.org/{{ url }})".to_owned(),
            ..Template::default()
        };
        let recipient: Recipient = [("url", input)].into_iter().collect();
        let letter = Merger::new(template).merge(&recipient);
        let page = Page::read(&formats::html::page(&letter.document, ""));
        assert_eq!(page.alive, [] as [String; 0], "{input:?}");
        let kept = page
            .links
            .iter()
            .any(|link| link.starts_with("https://example.org/"));
        assert!(kept, "{input:?} {:?}", page.links);
    }
}

#[test]
fn what_a_browser_drops_from_an_address_does_not_hide_its_scheme() {
    for (written, href) in [
        ("java\nscript:alert(1)", None),
        (" \u{1}javascript:alert(1)", None),
        ("java\tscript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("javascript\u{0}:alert(1)", None),
        ("vbscript:x", None),
        ("//example.org", None),
        ("https&#58;//example.org", None),
        ("ht\ntps://example.org", Some("https://example.org")),
        ("https:example.org", Some("https:example.org")),
        (" HTTPS://example.org ", Some("HTTPS://example.org")),
        ("mailto:ann@example.org", Some("mailto:ann@example.org")),
        ("tel:+44", Some("tel:+44")),
    ] {
        assert_eq!(Target::parse(written).href(), href, "{written:?}");
    }
}
