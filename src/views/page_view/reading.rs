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
mod tests;
