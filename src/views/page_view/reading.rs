//! What belongs together on a page for whoever reads, searches or copies it.
//!
//! A page is lines; a reader wants words and paragraphs. Runs become blocks by where they stand, and
//! the spaces between lines, which paper does not need, are put back.

use messages::{Item, Link, Page, Region, TextRun};

/// What is drawn in the order of reading.
#[derive(Debug, PartialEq)]
pub(super) enum Part<'p> {
    /// Runs that are read without a stop.
    Block(Vec<Piece<'p>>),
    /// The picture with that index among the page's items.
    Picture(usize),
}

/// A run in its block.
#[derive(Debug, PartialEq)]
pub(super) struct Piece<'p> {
    pub(super) run: &'p TextRun,
    /// Whether a space follows that does not stand on the paper.
    pub(super) space: bool,
    /// Where the run leads.
    pub(super) lead: Option<Lead<'p>>,
}

/// Where a run leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lead<'p> {
    /// Out of the letter, to an address.
    Address(&'p str),
    /// From its mark in the text to the note with that number.
    Note(&'p str),
    /// From the note with that number back to its mark.
    Mark(&'p str),
}

/// The page's text and pictures; `line_height` is the letter's. The hyphens of divided words are left
/// out.
pub(super) fn parts(page: &Page, line_height: f64) -> Vec<Part<'_>> {
    let links: Vec<&Link> = links(page).collect();
    let pitches = Region::in_flows().map(|flow| pitch(page, flow));
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut divided = false;
    for (index, item) in page.items.iter().enumerate() {
        match item {
            Item::Text(run) if run.divided => divided = true,
            Item::Text(run) => {
                let piece = Piece {
                    run,
                    space: false,
                    lead: lead_of(run, &links),
                };
                // Where no paragraph has two lines, the least step is one between paragraphs.
                let pitch = (pitches[run.region.flow()] * 1.2).min(run.size * (line_height + 0.4));
                match parts.last_mut() {
                    Some(Part::Block(pieces)) if goes_on(pieces, run, pitch) => {
                        if let Some(last) = pieces.last_mut() {
                            last.space = !divided && has_space(last.run, run);
                        }
                        pieces.push(piece);
                    }
                    _ => parts.push(Part::Block(vec![piece])),
                }
                divided = false;
            }
            Item::Image(_) => parts.push(Part::Picture(index)),
            Item::Rectangle(_) | Item::Link(_) => {}
        }
    }
    for part in &mut parts {
        if let Part::Block(pieces) = part {
            lead_back(pieces);
        }
    }
    parts
}

/// Lets the number that begins a note lead to the note's mark.
fn lead_back(pieces: &mut [Piece<'_>]) {
    if let [number, text, ..] = pieces
        && number.run.region == Region::Note
        && number.run.size < text.run.size * 0.8
    {
        number.lead = Some(Lead::Mark(number.run.text.trim()));
    }
}

/// The page's links that no text is under, such as those on a picture.
pub(super) fn bare_links(page: &Page) -> impl Iterator<Item = &Link> {
    links(page).filter(|link| !runs(page).any(|run| is_under(run, link)))
}

/// The page's runs of text.
pub(super) fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

fn links(page: &Page) -> impl Iterator<Item = &Link> {
    page.items.iter().filter_map(|item| match item {
        Item::Link(link) => Some(link),
        _ => None,
    })
}

fn lead_of<'p>(run: &'p TextRun, links: &[&'p Link]) -> Option<Lead<'p>> {
    if run.region == Region::NoteMark {
        return Some(Lead::Note(run.text.trim()));
    }
    let link = links.iter().find(|link| is_under(run, link))?;
    Some(Lead::Address(&link.target))
}

fn is_under(run: &TextRun, link: &Link) -> bool {
    let (x, y) = (run.x + run.width / 2.0, run.y - run.size / 4.0);
    (link.x..=link.x + link.width).contains(&x) && (link.y..=link.y + link.height).contains(&y)
}

/// Text that runs by itself: the letter with its marks, the notes, the head and the foot.
trait Flow {
    fn flow(self) -> usize;
    fn in_flows() -> [Self; 4]
    where
        Self: Sized;
}

impl Flow for Region {
    fn flow(self) -> usize {
        match self {
            Self::Body | Self::NoteMark => 0,
            Self::Note => 1,
            Self::Header => 2,
            Self::Footer => 3,
        }
    }

    fn in_flows() -> [Self; 4] {
        [Self::Body, Self::Note, Self::Header, Self::Footer]
    }
}

/// How far apart the lines of a paragraph are: the least step from line to line in the flow.
fn pitch(page: &Page, flow: Region) -> f64 {
    let lines: Vec<&TextRun> = runs(page).filter(|run| run.region == flow).collect();
    lines
        .windows(2)
        .filter_map(|pair| {
            let step = pair[1].y - pair[0].y;
            // The raised number of a note is no line.
            let alike = pair[0].size.min(pair[1].size) > pair[0].size.max(pair[1].size) * 0.8;
            (alike && step > pair[0].size * 0.8).then_some(step)
        })
        .fold(f64::INFINITY, f64::min)
}

/// Whether the run belongs to the block; lines of one are less than `pitch` apart.
fn goes_on(block: &[Piece<'_>], next: &TextRun, pitch: f64) -> bool {
    // The mark of a note stands higher than its line.
    let tallest = block.iter().map(|piece| piece.run.size).fold(0.0, f64::max);
    let on_line = block
        .iter()
        .rev()
        .find(|piece| piece.run.size > tallest * 0.8);
    let (Some(last), Some(line)) = (block.last(), on_line.or(block.last())) else {
        return false;
    };
    if last.run.region.flow() != next.region.flow() {
        return false;
    }
    if same_line(line.run, next) {
        let gap = next.x - (last.run.x + last.run.width);
        return gap > -1.0 && gap < next.size * 1.5;
    }
    if next.region == Region::Note && next.size < line.run.size * 0.8 {
        // The number of the next note.
        return false;
    }
    let step = next.y - line.run.y;
    step > 0.0 && step < pitch
}

fn same_line(one: &TextRun, next: &TextRun) -> bool {
    (one.y - next.y).abs() < one.size.max(next.size) * 0.6
}

/// Whether a reader sees a space between the two.
fn has_space(one: &TextRun, next: &TextRun) -> bool {
    if one.text.ends_with(char::is_whitespace) || next.text.starts_with(char::is_whitespace) {
        return false;
    }
    if same_line(one, next) {
        let is_number = one.region == Region::Note && one.size < next.size * 0.8;
        return is_number || next.x - (one.x + one.width) > next.size * 0.12;
    }
    match (&one.place, &next.place) {
        // A line that ends at a hyphen or a dash of the text's own.
        (Some(one), Some(next)) if !one.merged && !next.merged => one.end != next.start,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
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
}
