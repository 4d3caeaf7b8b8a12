//! Any text is a template: its tags, its outline and its fields are found without a panic, and
//! every span fits.

#![no_main]

use letter::{Span, import, outline, syntax};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &str| {
    let check = |span: Span| assert!(body.get(span.start..span.end).is_some(), "{span:?}");
    for tag in syntax::tags(body) {
        check(tag.span);
        check(tag.content);
        check(tag.extent);
    }
    for fault in syntax::parse(body).faults {
        check(fault.span);
    }
    let template = import::from_markdown(body.to_owned(), "letter.md");
    for definition in outline(&template).definitions {
        let span = definition.origin.range;
        assert!(
            template.body.get(span.start..span.end).is_some(),
            "{span:?}"
        );
    }
});
