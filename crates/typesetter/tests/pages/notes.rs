//! Footnotes on pages.

use messages::{Page, Region};

use super::support::{body_text, lines, pages, run, runs, text_in};

fn notes(page: &Page) -> String {
    text_in(page, &[Region::Note])
}

fn marks(pages: &[Page]) -> Vec<&str> {
    pages
        .iter()
        .flat_map(runs)
        .filter(|run| run.region == Region::NoteMark)
        .map(|run| run.text.as_str())
        .collect()
}

#[test]
fn a_note_stands_below_the_text_with_the_number_of_its_mark() {
    let pages = pages("One[^b] and two[^a].\n\n[^a]: Alpha.\n\n[^b]: Beta.");
    assert_eq!(body_text(&pages[0]), "One1 and two2.");
    assert_eq!(notes(&pages[0]), "1Beta.\n2Alpha.");
    assert!(run(&pages[0], "Beta.").y > run(&pages[0], "One").y + 400.0);
}

#[test]
fn a_note_with_two_marks_stands_once() {
    let pages = pages("One[^n], two[^m] and three[^n].\n\n[^n]: Once.\n\n[^m]: Other.");
    assert_eq!(marks(&pages), ["1", "2", "1"]);
    assert_eq!(notes(&pages[0]), "1Once.\n2Other.");
}

#[test]
fn a_mark_leads_back_to_where_it_is_written() {
    let body = "One[^n].\n\n[^n]: Text.";
    let pages = pages(body);
    let mark = runs(&pages[0])
        .find(|run| run.region == Region::NoteMark)
        .unwrap();
    let place = mark.place.as_ref().unwrap();
    assert_eq!(&body[place.start..place.end], "[^n]");
}

#[test]
fn a_note_stands_on_the_page_of_its_mark() {
    let body = format!(
        "{}\n\nFirst[^a].\n\n{}\n\nSecond[^b].\n\n[^a]: Note A.\n\n[^b]: Note B.",
        lines(10),
        lines(50)
    );
    let pages = pages(&body);
    assert_eq!(pages.len(), 2);
    assert_eq!(notes(&pages[0]), "1Note A.");
    assert_eq!(notes(&pages[1]), "2Note B.");
}

#[test]
fn wherever_a_page_ends_each_note_stands_on_the_page_of_its_mark() {
    for before in 28..44 {
        let body = format!(
            "{}\n\nOne[^1]\\\nTwo\\\nThree[^2]\\\nFour[^3]\\\nFive\n\nSix[^4]\\\nSeven[^5]\\\nEight[^6]\n\n\
             Yours,\n\n::: signature\nAnn\n:::\n\n[^1]: N1.\n\n[^2]: N2.\n\n[^3]: N3.\n\n[^4]: N4.\n\n\
             [^5]: N5.\n\n[^6]: N6.",
            lines(before)
        );
        for (number, page) in pages(&body).iter().enumerate() {
            let found: Vec<_> = notes(page)
                .lines()
                .filter_map(|line| line.get(..1))
                .map(ToOwned::to_owned)
                .collect();
            let marks = marks(std::slice::from_ref(page));
            assert_eq!(found, marks, "{before} lines, page {}", number + 1);
        }
    }
}

#[test]
fn a_note_too_long_for_its_page_goes_on_at_the_foot_of_the_next() {
    let long = (1..=900)
        .map(|number| format!("word{number}"))
        .collect::<Vec<_>>()
        .join(" ");
    let body = format!(
        "{}\n\nHere[^n].\n\n{}\n\n[^n]: {long}",
        lines(30),
        lines(30)
    );
    let pages = pages(&body);
    let parts: Vec<_> = pages
        .iter()
        .map(notes)
        .filter(|notes| !notes.is_empty())
        .collect();
    assert!(parts.len() >= 2, "{} parts", parts.len());
    let all = parts.join(" ");
    let words: Vec<_> = all.trim_start_matches('1').split_whitespace().collect();
    assert_eq!(words.join(" "), long);
}

#[test]
fn a_note_may_have_paragraphs_and_a_note_of_its_own() {
    let pages = pages("A[^a].\n\n[^a]: One[^b].\n\n    Two.\n\n[^b]: Inner.");
    assert_eq!(notes(&pages[0]), "1One2.\nTwo.\n2Inner.");
}

#[test]
fn notes_in_lists_quotations_tables_and_signatures_are_notes() {
    let pages = pages(
        "- a[^1]\n\n> b[^2]\n\n| c[^3] |\n|---|\n| d[^4] |\n\n::: signature\ne[^5]\n:::\n\n\
         [^1]: N1.\n\n[^2]: N2.\n\n[^3]: N3.\n\n[^4]: N4.\n\n[^5]: N5.",
    );
    assert_eq!(notes(&pages[0]), "1N1.\n2N2.\n3N3.\n4N4.\n5N5.");
}

#[test]
fn notes_that_lead_ever_deeper_are_all_there() {
    let chain: String = (1..=30)
        .map(|n| format!("\n\n[^{n}]: Note {n}[^{}].", n + 1))
        .collect();
    let body = format!("Start[^1].{chain}\n\n[^31]: The last, and back to the first[^1] and [^9].");
    let pages = pages(&body);
    let all: String = pages
        .iter()
        .map(|page| body_text(page) + &notes(page))
        .collect();
    for number in 1..=30 {
        assert!(all.contains(&format!("Note {number}")), "{number} in {all}");
    }
    assert!(all.contains("The last"));
}
