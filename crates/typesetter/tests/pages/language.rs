//! Hyphenation, and the words that a page adds, by the letter's language.

use letter::page::PageSetup;
use letter::{Recipient, Template, merge};
use messages::Region;

use super::support::{lines, runs, set, template, text_in};

fn hyphenated() -> PageSetup {
    PageSetup {
        hyphenate: true,
        ..PageSetup::default()
    }
}

/// Where the words of a letter in that language are divided: what stands before each hyphen.
fn divisions(language: &str, text: &str, page: &PageSetup) -> Vec<String> {
    let template = Template {
        language: language.to_owned(),
        ..template(text)
    };
    let pages = set(&merge(&template, &Recipient::default()).document, page);
    assert_eq!(pages.faults, []);
    let mut divisions = Vec::new();
    let mut before = "";
    for run in pages.pages.iter().flat_map(runs) {
        if run.divided {
            assert_eq!(run.text, "-");
            divisions.push(before.rsplit(' ').next().unwrap().to_owned());
        }
        before = &run.text;
    }
    divisions
}

#[test]
fn words_are_divided_by_the_rules_of_the_letters_language() {
    let word = "Zusammenfassung ".repeat(60);
    let german = divisions("de-DE", &word, &hyphenated());
    assert!(!german.is_empty());
    let known = ["Zu", "Zusam", "Zusammen", "Zusammenfas"];
    assert!(
        german.iter().all(|it| known.contains(&it.as_str())),
        "{german:?}"
    );
    assert_ne!(divisions("en-GB", &word, &hyphenated()), german);
}

#[test]
fn nothing_is_divided_unless_it_is_wanted() {
    let word = "Zusammenfassung ".repeat(60);
    assert!(divisions("de-DE", &word, &PageSetup::default()).is_empty());
}

#[test]
fn the_page_number_is_in_the_letters_language() {
    for (language, expected) in [("de", "1 von 2"), ("fr-FR", "1 sur 2"), ("ja", "1 / 2")] {
        let template = Template {
            language: language.to_owned(),
            ..template(&lines(60))
        };
        let document = merge(&template, &Recipient::default()).document;
        let pages = set(&document, &PageSetup::default()).pages;
        assert_eq!(text_in(&pages[0], &[Region::Footer]), expected);
    }
}
