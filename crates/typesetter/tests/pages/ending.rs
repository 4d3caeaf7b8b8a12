//! How a letter ends: its signature never stands alone, and no line of a paragraph does.

use super::support::{body_text, lines, pages};

/// A letter with so many lines before its last paragraph.
fn letter(before: usize) -> String {
    format!(
        "{}\n\nEnd 1\\\nEnd 2\\\nEnd 3\\\nEnd 4\n\nYours sincerely,\n\n::: signature\n**Ann Example**\n\nDirector\n:::\n",
        lines(before)
    )
}

#[test]
fn the_signature_stays_with_the_last_two_lines_before_it() {
    let mut parted = 0;
    for before in 30..50 {
        let pages = pages(&letter(before));
        let last = body_text(pages.last().unwrap());
        assert!(
            last.contains("Yours sincerely,\nAnn Example\nDirector"),
            "{before}: {last}"
        );
        assert!(last.contains("End 3\nEnd 4\n"), "{before}: {last}");
        // The paragraph may be divided, but not so that one line is left.
        let first = body_text(&pages[0]);
        assert!(!first.ends_with("End 1"), "{before}");
        parted += usize::from(pages.len() == 2 && first.ends_with("End 2"));
        let all: String = pages.iter().map(|page| body_text(page) + "\n").collect();
        for line in ["End 1\n", "End 2\n", "End 3\n", "End 4\n"] {
            assert_eq!(all.matches(line).count(), 1, "{before} {line}");
        }
    }
    assert!(parted > 0, "no letter was divided in its last paragraph");
}

#[test]
fn nothing_is_moved_by_what_keeps_the_signature() {
    // The distances are those of a letter without a signature block.
    let pages = pages("One\n\nTwo\n\nYours,\n\n::: signature\nAnn\n:::\n\nEnclosure");
    let y = |text| super::support::run(&pages[0], text).y;
    assert!((y("Two") - y("One") - (y("Yours") - y("Two"))).abs() < 0.01);
    assert!(y("Ann") > y("Yours") + 30.0);
    assert!(y("Enclosure") > y("Ann") + 10.0);
}

#[test]
fn a_signature_too_high_for_a_page_is_divided_and_whole() {
    let body = format!("Text.\n\nYours,\n\n::: signature\n{}\n:::", lines(120));
    let pages = pages(&body);
    let all: String = pages.iter().map(|page| body_text(page) + "\n").collect();
    for line in 1..=120 {
        assert!(all.contains(&format!("Line {line}\n")), "{line}");
    }
}

#[test]
fn a_signature_without_a_close_or_without_a_text_before_it_is_there() {
    for body in [
        "Some words.\n\n::: signature\nAnn\n:::",
        "::: signature\nAnn\n:::",
        "- a list\n\n::: signature\nAnn\n:::",
    ] {
        assert!(body_text(&pages(body)[0]).ends_with("Ann"), "{body}");
    }
}

#[test]
fn neither_the_first_nor_the_last_line_of_a_paragraph_stands_alone() {
    for before in 36..46 {
        let body = format!(
            "{}\n\nPar 1\\\nPar 2\\\nPar 3\\\nPar 4\\\nPar 5",
            lines(before)
        );
        let pages = pages(&body);
        if let [first, second] = pages.as_slice() {
            let count = |page| body_text(page).matches("Par ").count();
            assert!(
                ![1, 4].contains(&count(first)),
                "{before}: {}",
                count(first)
            );
            assert!(count(second) != 1);
        }
    }
}
