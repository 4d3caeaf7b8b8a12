//! Pages as they are read: by hand, run by run.

use messages::{Item, Link, Page, Place, Region, TextRun};

use super::{Lead, Part, bare_links, parts};

fn run(text: &str, x: f64, y: f64) -> TextRun {
    TextRun {
        text: text.to_owned(),
        x,
        y,
        width: 5.0 * text.chars().count() as f64,
        size: 10.0,
        ..TextRun::default()
    }
}

#[track_caller]
fn check(runs: Vec<TextRun>, expected: &[&str]) {
    let page = Page {
        items: runs.into_iter().map(Item::Text).collect(),
        ..Page::default()
    };
    let read: Vec<String> = parts(&page, 1.3).iter().map(text).collect();
    assert_eq!(read, expected);
}

fn text(part: &Part<'_>) -> String {
    let Part::Block(pieces) = part else {
        return "(picture)".to_owned();
    };
    let word = |piece: &super::Piece<'_>| {
        let space = if piece.space { " " } else { "" };
        format!("{}{space}", piece.run.text)
    };
    pieces.iter().map(word).collect()
}

#[test]
fn lines_of_a_paragraph_are_one_text_and_paragraphs_are_not() {
    check(
        vec![
            run("Thank you for", 0.0, 13.0),
            run("your help.", 0.0, 26.0),
            run("We meet again.", 0.0, 50.0),
        ],
        &["Thank you for your help.", "We meet again."],
    );
}

#[test]
fn paragraphs_of_one_line_are_paragraphs_each() {
    check(
        vec![
            run("Dear all,", 0.0, 13.0),
            run("nothing is new.", 0.0, 33.0),
            run("As always.", 0.0, 53.0),
        ],
        &["Dear all,", "nothing is new.", "As always."],
    );
}

#[test]
fn a_divided_word_is_whole_again() {
    let hyphen = TextRun {
        divided: true,
        ..run("-", 50.0, 13.0)
    };
    check(
        vec![run("volun", 0.0, 13.0), hyphen, run("teers", 0.0, 26.0)],
        &["volunteers"],
    );
}

#[test]
fn a_hyphen_of_the_text_stays_and_takes_no_space() {
    let place = |start, end| {
        Some(Place {
            start,
            end,
            ..Place::default()
        })
    };
    let mut first = run("twenty-", 0.0, 13.0);
    first.place = place(0, 7);
    let mut second = run("five", 0.0, 26.0);
    second.place = place(7, 11);
    check(vec![first, second], &["twenty-five"]);
}

#[test]
fn the_mark_of_a_note_belongs_to_its_sentence() {
    let mark = TextRun {
        region: Region::NoteMark,
        size: 6.0,
        ..run("1", 20.0, 10.0)
    };
    let note = TextRun {
        region: Region::Note,
        ..run("About it.", 0.0, 90.0)
    };
    check(
        vec![
            run("quay", 0.0, 13.0),
            mark,
            run(" and", 25.0, 13.0),
            run("loft", 0.0, 26.0),
            note,
        ],
        &["quay1 and loft", "About it."],
    );
}

#[test]
fn each_note_is_a_text_of_its_own_with_its_number() {
    let note = |text: &str, x, y, size| TextRun {
        region: Region::Note,
        size,
        ..run(text, x, y)
    };
    check(
        vec![
            note("1", 0.0, 97.0, 5.0),
            note("About the loft", 6.0, 100.0, 9.0),
            note("and the quay.", 0.0, 112.0, 9.0),
            note("2", 0.0, 121.0, 5.0),
            note("About nothing.", 6.0, 124.0, 9.0),
        ],
        &["1 About the loft and the quay.", "2 About nothing."],
    );
}

#[test]
fn a_mark_leads_to_its_note_and_the_note_back() {
    let mark = TextRun {
        region: Region::NoteMark,
        size: 6.0,
        ..run("2", 20.0, 10.0)
    };
    let note = |text: &str, x, y, size| TextRun {
        region: Region::Note,
        size,
        ..run(text, x, y)
    };
    let page = Page {
        items: [
            run("quay", 0.0, 13.0),
            mark,
            note("2", 0.0, 97.0, 5.0),
            note("About the loft.", 6.0, 100.0, 9.0),
        ]
        .map(Item::Text)
        .into(),
        ..Page::default()
    };
    let leads: Vec<Option<Lead<'_>>> = parts(&page, 1.3)
        .into_iter()
        .flat_map(|part| match part {
            Part::Block(pieces) => pieces.into_iter().map(|piece| piece.lead).collect(),
            Part::Picture(_) => Vec::new(),
        })
        .collect();
    assert_eq!(
        leads,
        [None, Some(Lead::Note("2")), Some(Lead::Mark("2")), None]
    );
}

#[test]
fn columns_are_read_one_by_one() {
    check(
        vec![run("Item", 0.0, 13.0), run("Price", 200.0, 13.0)],
        &["Item", "Price"],
    );
}

#[test]
fn a_link_is_the_text_under_it() {
    let link = |x: f64| {
        Item::Link(Link {
            x,
            y: 0.0,
            width: 20.0,
            height: 14.0,
            target: "https://a.example".to_owned(),
        })
    };
    let page = Page {
        items: vec![Item::Text(run("here", 0.0, 10.0)), link(0.0), link(300.0)],
        ..Page::default()
    };
    let found = parts(&page, 1.3);
    let Some(Part::Block(pieces)) = found.first() else {
        panic!("no text");
    };
    assert_eq!(pieces[0].lead, Some(Lead::Address("https://a.example")));
    assert_eq!(bare_links(&page).count(), 1);
}
