//! Blocks as Word's paragraphs and tables.

use letter::{Alignment, Block, BlockKind, Inline, LetterPart, ListItem, ListKind, TableCell};

use super::frame::{Frame, Head};
use super::inlines::Look;
use super::lists::{LEVELS, STEP};
use super::measure::{Twip, emu, fit, points, text_width};
use super::story::Story;

/// How much a quotation stands in.
const QUOTE_INDENT: Twip = 360;

/// How many times the text's size stands below a table.
const AFTER_TABLE: f64 = 0.7;

/// Where a block stands, and what that does to its paragraphs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// The style of plain paragraphs; Word's normal one where there is none.
    pub style: Option<&'static str>,
    /// How far it stands in beyond its style.
    indent: Twip,
    /// How many lists it stands in.
    depth: usize,
    /// The list whose sign the next paragraph has.
    item: Option<Item>,
    /// Whether it has to stand on one page with what follows.
    keep_next: bool,
    /// The head of a letter for a window envelope that it belongs to.
    head: Option<Head>,
    /// The frame that it stands in.
    frame: Option<Frame>,
}

/// The sign of a list's item.
#[derive(Clone, Copy, Debug)]
struct Item {
    numbering: usize,
    level: usize,
    is_tight: bool,
    style: &'static str,
}

impl Place {
    pub fn styled(style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }
}

impl Story<'_, '_> {
    /// The blocks of a letter, those before the signature kept with it.
    pub fn letter(&mut self, blocks: &[Block]) {
        let is_part = |block: Option<&Block>, wanted: LetterPart| matches!(block, Some(Block { kind: BlockKind::Part(part, _), .. }) if *part == wanted);
        if !blocks
            .iter()
            .any(|block| is_part(Some(block), LetterPart::Letterhead))
        {
            self.logo(None);
        }
        let head = Head::of(blocks, self.shared.page);
        let mut rest = blocks;
        if let Some(head) = head {
            rest = self.window_head(&head, blocks);
        }
        for (index, block) in rest.iter().enumerate() {
            let signature_follows =
                |distance: usize| is_part(rest.get(index + distance), LetterPart::Signature);
            let place = Place {
                keep_next: signature_follows(1) || signature_follows(2),
                ..Place::default()
            };
            self.block(block, place);
        }
        self.end_of_blocks();
    }

    /// The head for a window envelope, first what has a place of its own on the page; gives back
    /// what follows it.
    fn window_head<'b>(&mut self, head: &Head, blocks: &'b [Block]) -> &'b [Block] {
        let (parts, rest) = blocks
            .split_at_checked(head.length)
            .unwrap_or((blocks, &[]));
        let place = Place {
            head: Some(*head),
            ..Place::default()
        };
        let framed = |block: &&Block| head.has_place_for(block);
        for block in parts.iter().filter(framed) {
            self.block(block, place);
        }
        self.room_above = Some(head.room(self.shared.page));
        for block in parts.iter().filter(|block| !framed(block)) {
            self.block(block, place);
        }
        rest
    }

    /// Blocks one after the other.
    pub fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    /// Ends a run of blocks: Word wants a paragraph after a table.
    pub fn end_of_blocks(&mut self) {
        if self.after_table || self.room_above.is_some() {
            self.paragraph(&[], Place::styled("AfterTable"));
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match &block.kind {
            BlockKind::Paragraph(content) => self.paragraph(content, place),
            BlockKind::Heading { level, content } => {
                let style = Some(heading(*level));
                self.paragraph(content, Place { style, ..place });
            }
            BlockKind::List { kind, tight, items } => self.list(*kind, *tight, items, place),
            BlockKind::Quote(inner) => {
                let quoted = Place {
                    style: Some("Quote"),
                    indent: place.indent + QUOTE_INDENT,
                    item: None,
                    ..place
                };
                self.first_in_item(place);
                self.blocks(inner, quoted);
            }
            BlockKind::Part(part, inner) => self.part(*part, inner, place),
            BlockKind::Table {
                alignments,
                header,
                rows,
            } => {
                self.first_in_item(place);
                self.table(alignments, header, rows, place);
            }
            BlockKind::Preformatted(text) => {
                let style = Some("HTMLPreformatted");
                self.begin_paragraph(Place { style, ..place }, None);
                self.run(text.trim_end_matches('\n'), Look::default());
                self.xml.close();
            }
            BlockKind::Rule => {
                let style = Some("Rule");
                self.paragraph(&[], Place { style, ..place });
            }
        }
    }

    /// A paragraph with nothing but the sign of the item, where what begins the item cannot have it.
    fn first_in_item(&mut self, place: Place) {
        if place.item.is_some() {
            self.paragraph(&[], place);
        }
    }

    fn part(&mut self, part: LetterPart, inner: &[Block], place: Place) {
        let style = Some(part_style(part));
        let frame = place.head.and_then(|head| head.frame(part));
        if part == LetterPart::Letterhead {
            self.logo(frame);
        }
        let last = inner.len().saturating_sub(1);
        for (index, block) in inner.iter().enumerate() {
            let keep_next = place.keep_next || (part == LetterPart::Signature && index < last);
            let place = Place {
                style,
                keep_next,
                frame: frame.or(place.frame),
                ..place
            };
            self.block(block, place);
        }
    }

    /// The picture above the letterhead.
    fn logo(&mut self, frame: Option<Frame>) {
        let letterhead = &self.shared.page.letterhead;
        let Some(source) = letterhead.logo.clone() else {
            return;
        };
        let alternative = letterhead.logo_alternative.clone();
        let height = emu(letterhead.logo_height).max(1);
        let Some(picture) = self.shared.kept.pictures.get(&source) else {
            return;
        };
        let width = picture.width.saturating_mul(height) / picture.height.max(1);
        let size = fit(width, height, self.shared.page);
        let place = Place {
            frame,
            ..Place::styled("Letterhead")
        };
        self.begin_paragraph(place, None);
        self.picture(&picture, size, &alternative);
        self.xml.close();
    }

    fn list(&mut self, kind: ListKind, is_tight: bool, items: &[ListItem], place: Place) {
        self.first_in_item(place);
        let level = place.depth.min(LEVELS - 1);
        let numbering = self.shared.kept.lists.add(kind, level);
        let style = match kind {
            ListKind::Bullet => "ListBullet",
            ListKind::Numbered { .. } => "ListNumber",
        };
        let inside = Place {
            style: Some("ListContinue"),
            indent: place.indent + STEP,
            depth: place.depth + 1,
            item: None,
            ..place
        };
        let item = Some(Item {
            numbering,
            level,
            is_tight,
            style,
        });
        for entry in items {
            match entry.blocks.split_first() {
                None => self.paragraph(&[], Place { item, ..inside }),
                Some((first, rest)) => {
                    self.block(first, Place { item, ..inside });
                    self.blocks(rest, inside);
                }
            }
        }
    }

    /// A paragraph of running text.
    pub fn paragraph(&mut self, content: &[Inline], place: Place) {
        self.begin_paragraph(place, None);
        self.inlines(content, Look::default());
        self.xml.close();
    }

    /// Opens a paragraph; what a style has, the paragraph need not say.
    pub fn begin_paragraph(&mut self, place: Place, alignment: Option<&str>) {
        if std::mem::take(&mut self.after_table) {
            self.room_above = Some(points(self.shared.page.font_size * AFTER_TABLE));
        }
        let is_framed = place.frame.is_some();
        let room = self.room_above.take_if(|_| !is_framed);
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        let style = match place.item {
            Some(item) if place.style == Some("ListContinue") => Some(item.style),
            _ => place.style,
        };
        if let Some(style) = style {
            self.xml.value("w:pStyle", style);
        }
        if place.keep_next {
            self.xml.empty("w:keepNext", &[]);
            self.xml.empty("w:keepLines", &[]);
        }
        if let Some(frame) = place.frame {
            frame.write(&mut self.xml);
        }
        if let Some(item) = place.item {
            self.xml.open("w:numPr", &[]);
            self.xml.value("w:ilvl", &item.level.to_string());
            self.xml.value("w:numId", &item.numbering.to_string());
            self.xml.close();
        }
        if let Some(room) = room {
            self.xml
                .empty("w:spacing", &[("w:before", &room.to_string())]);
        }
        self.indentation(place);
        if place.item.is_some_and(|item| !item.is_tight) {
            self.xml.value("w:contextualSpacing", "0");
        }
        if let Some(alignment) = alignment {
            self.xml.value("w:jc", alignment);
        }
        self.xml.close();
    }

    fn indentation(&mut self, place: Place) {
        if place.indent == 0 {
            return;
        }
        if place.item.is_some() {
            super::lists::indent(&mut self.xml, place.indent);
        } else {
            self.xml
                .empty("w:ind", &[("w:left", &place.indent.to_string())]);
        }
    }

    fn table(
        &mut self,
        alignments: &[Alignment],
        header: &[TableCell],
        rows: &[Vec<TableCell>],
        place: Place,
    ) {
        self.end_of_blocks();
        let columns = alignments.len().max(1) as Twip;
        let room = (text_width(self.shared.page) - place.indent).max(columns);
        let column = (room / columns).to_string();
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml.value("w:tblStyle", "LetterTable");
        self.xml
            .empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        if place.indent > 0 {
            let indent = place.indent.to_string();
            self.xml
                .empty("w:tblInd", &[("w:w", &indent), ("w:type", "dxa")]);
        }
        self.xml
            .empty("w:tblLook", &[("w:val", "0020"), ("w:firstRow", "1")]);
        self.xml.close();
        self.xml.open("w:tblGrid", &[]);
        for _ in alignments {
            self.xml.empty("w:gridCol", &[("w:w", &column)]);
        }
        self.xml.close();
        self.row(alignments, header, &column, "TableHeading");
        for row in rows {
            self.row(alignments, row, &column, "TableText");
        }
        self.xml.close();
        self.after_table = true;
    }

    fn row(
        &mut self,
        alignments: &[Alignment],
        cells: &[TableCell],
        width: &str,
        style: &'static str,
    ) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if style == "TableHeading" {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        for (cell, alignment) in cells.iter().zip(alignments) {
            self.xml.open("w:tc", &[]);
            self.xml.open("w:tcPr", &[]);
            self.xml
                .empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            self.xml.close();
            let side = match alignment {
                Alignment::Start => None,
                Alignment::Centre => Some("center"),
                Alignment::End => Some("end"),
            };
            self.begin_paragraph(Place::styled(style), side);
            self.inlines(&cell.content, Look::default());
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        3 => "Heading3",
        4 => "Heading4",
        5 => "Heading5",
        _ => "Heading6",
    }
}

/// What the style of a letter's part is called in the file.
pub fn part_style(part: LetterPart) -> &'static str {
    match part {
        LetterPart::Letterhead => "Letterhead",
        LetterPart::Address => "InsideAddress",
        LetterPart::Date => "Date",
        LetterPart::Reference => "Reference",
        LetterPart::Subject => "SubjectLine",
        LetterPart::Signature => "Signature",
    }
}
