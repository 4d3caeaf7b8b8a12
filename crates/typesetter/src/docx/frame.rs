//! The head of the first page for a window envelope: each part of it in a frame of its own.

use letter::page::{Area, PageSetup, Position};
use letter::{Block, BlockKind, LetterPart, walk};

use super::measure::{Twip, millimetres};
use super::xml::Xml;

/// Where the block beside the address begins, from the left edge, in millimetres.
const BESIDE: f64 = 125.0;

/// The nearest that anything stands to the paper's edge.
const EDGE: f64 = 8.0;

const MILLIMETRES_PER_POINT: f64 = 25.4 / 72.0;

/// A place on the page, in millimetres from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    left: f64,
    top: f64,
    width: f64,
    /// None where it is as high as what it holds.
    height: Option<f64>,
}

/// The head of a letter for a window envelope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    /// How many blocks it is.
    pub length: usize,
    letterhead: Frame,
    address: Frame,
    /// Where the date and the reference stand, where the standard gives them a place.
    side: Option<Frame>,
    /// Where the text goes on, in millimetres from the upper edge.
    lower_edge: f64,
}

impl Head {
    /// The head of the letter, if its address is for a window.
    pub fn of(blocks: &[Block], page: &PageSetup) -> Option<Self> {
        let area = page.window.address_area()?;
        let length = blocks.iter().take_while(|block| in_head(block)).count();
        let head = blocks.get(..length)?;
        head.iter()
            .find(|block| part_of(block) == Some(LetterPart::Address))?;
        let side_area = page.window.information_area();
        let letterhead = letterhead(head, area, page);
        let mut lower_edge = area.top + area.height + area.below;
        let is_beside = |block: &Block| part_of(block).is_some_and(beside);
        let side = side_area
            .filter(|_| head.iter().any(is_beside))
            .map(|side| side_frame(side, page));
        if let Some(side) = side {
            let lines = height(head.iter().filter(|block| is_beside(block)), page);
            lower_edge = lower_edge.max(side.top + lines + 6.0);
        }
        Some(Self {
            length,
            letterhead,
            address: Frame {
                left: area.left,
                top: area.top,
                width: area.width,
                height: Some(area.height),
            },
            side,
            lower_edge,
        })
    }

    /// The frame of a part.
    pub fn frame(&self, part: LetterPart) -> Option<Frame> {
        match part {
            LetterPart::Letterhead => Some(self.letterhead),
            LetterPart::Address => Some(self.address),
            LetterPart::Date | LetterPart::Reference => self.side,
            LetterPart::Subject | LetterPart::Signature => None,
        }
    }

    /// Whether the block stands in a frame.
    pub fn has_place_for(&self, block: &Block) -> bool {
        part_of(block).is_some_and(|part| self.frame(part).is_some())
    }

    /// The room between the upper margin and the text.
    pub fn room(&self, page: &PageSetup) -> Twip {
        millimetres((self.lower_edge - page.margins.top).max(0.0))
    }
}

fn in_head(block: &Block) -> bool {
    part_of(block).is_some_and(|part| {
        beside(part) || matches!(part, LetterPart::Letterhead | LetterPart::Address)
    })
}

fn beside(part: LetterPart) -> bool {
    matches!(part, LetterPart::Date | LetterPart::Reference)
}

fn part_of(block: &Block) -> Option<LetterPart> {
    match block.kind {
        BlockKind::Part(part, _) => Some(part),
        _ => None,
    }
}

/// The letterhead stands above the address, and where it is to the right, beside it.
fn letterhead(head: &[Block], area: Area, page: &PageSetup) -> Frame {
    let left = match page.letterhead.position {
        Position::Right => BESIDE,
        Position::Left | Position::Centre => page.margins.left,
    };
    let (paper_width, _) = page.paper.size();
    let is_letterhead = |block: &&Block| part_of(block) == Some(LetterPart::Letterhead);
    let mut high = height(head.iter().filter(is_letterhead), page);
    if page.letterhead.logo.is_some() {
        high += page.letterhead.logo_height;
    }
    Frame {
        left,
        top: page.margins.top.min(area.top - 3.0 - high).max(EDGE),
        width: (paper_width - page.margins.right - left).max(40.0),
        height: None,
    }
}

fn side_frame(area: Area, page: &PageSetup) -> Frame {
    let (paper_width, _) = page.paper.size();
    Frame {
        left: area.left,
        top: area.top,
        width: area.width.min(paper_width - area.left - 10.0),
        height: None,
    }
}

/// About how high the blocks are, by their lines.
fn height<'b>(blocks: impl Iterator<Item = &'b Block>, page: &PageSetup) -> f64 {
    let mut lines = 0;
    for block in blocks {
        walk::each_line(std::slice::from_ref(block), &mut |_, content| {
            let is_break =
                |inline: &&letter::Inline| matches!(inline.kind, letter::InlineKind::HardBreak);
            lines += 1 + content.iter().filter(is_break).count();
        });
    }
    let line = page.font_size * page.line_height * MILLIMETRES_PER_POINT;
    f64::from(u32::try_from(lines).unwrap_or(u32::MAX)) * line
}

impl Frame {
    pub fn write(self, xml: &mut Xml) {
        let length = |length: f64| millimetres(length).to_string();
        let (width, left, top) = (length(self.width), length(self.left), length(self.top));
        let height = self.height.map(length);
        let mut attributes = vec![("w:w", width.as_str())];
        if let Some(height) = &height {
            attributes.extend([("w:h", height.as_str()), ("w:hRule", "exact")]);
        }
        attributes.extend([
            ("w:wrap", "around"),
            ("w:vAnchor", "page"),
            ("w:hAnchor", "page"),
            ("w:x", &left),
            ("w:y", &top),
        ]);
        xml.empty("w:framePr", &attributes);
    }
}

/// The size of an address in a window, which has room for six lines.
pub fn address_size(page: &PageSetup) -> f64 {
    const MOST: f64 = 10.5;
    match page.window.address_area() {
        Some(_) => (MOST / page.font_size).min(1.0),
        None => 1.0,
    }
}
