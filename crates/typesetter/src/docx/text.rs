//! The letters of one file: their text, their notes, and what both lead to.

use letter::{BlockKind, Document, Template};

use super::SEPARATORS;
use super::blocks::Place;
use super::inlines::Look;
use super::package::Own;
use super::page::{self, Count, Edges};
use super::relations::{Kind, Relations};
use super::story::{Kept, Part, Role, Shared, Story};
use super::xml::Xml;

/// The letters of one file, as they are added.
#[derive(Debug)]
pub struct Text {
    text: Part,
    notes: Part,
    kept: Kept,
    /// The header of each letter's pages after its first.
    pub headers: Vec<String>,
    /// The section of the last letter, which ends the text; that of any other ends its letter.
    section: Option<Section>,
}

#[derive(Debug)]
struct Section {
    template: Template,
    edges: Edges,
    count: Count,
}

impl Section {
    fn write(&self, xml: &mut Xml) {
        page::section(&self.template, &self.edges, self.count, xml);
    }
}

impl Text {
    pub fn new() -> Self {
        let mut relations = Relations::default();
        for (kind, target) in [
            (Kind::Styles, "styles.xml"),
            (Kind::Settings, "settings.xml"),
            (Kind::Numbering, "numbering.xml"),
            (Kind::FontTable, "fontTable.xml"),
            (Kind::Footnotes, "footnotes.xml"),
        ] {
            relations.to(kind, target);
        }
        let mut text = Part::new("w:document", relations);
        text.xml.open("w:body", &[]);
        let mut notes = Part::new("w:footnotes", Relations::default());
        separators(&mut notes.xml);
        Self {
            text,
            notes,
            kept: Kept::default(),
            headers: Vec::new(),
            section: None,
        }
    }

    /// Adds a letter.
    pub fn add(&mut self, document: &Document, template: &Template, count: Count) {
        self.end_section();
        let page = &template.page;
        let header = page::later_header(document, &template.title, page);
        self.headers.push(header);
        let relations = &mut self.text.relations;
        let later_header = format!("header{}.xml", self.headers.len() + 1);
        let edges = Edges {
            first_header: relations.to(Kind::Header, "header1.xml"),
            later_header: relations.to(Kind::Header, &later_header),
            footer: relations.to(Kind::Footer, "footer1.xml"),
        };
        let mut shared = Shared::new(document, page, std::mem::take(&mut self.kept));
        self.text = with(&mut self.text, |part| {
            let mut story = Story::new(Role::Text, part, &mut shared);
            story.letter(&document.blocks);
            story.end()
        });
        self.notes = with(&mut self.notes, |part| write_notes(part, &mut shared));
        self.kept = shared.end();
        self.section = Some(Section {
            template: Template {
                page: page.clone(),
                language: template.language.clone(),
                ..Template::default()
            },
            edges,
            count,
        });
    }

    /// Ends the section of the letter before: its last paragraph says what the section is like.
    fn end_section(&mut self) {
        let Some(section) = self.section.take() else {
            return;
        };
        let xml = &mut self.text.xml;
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.value("w:pStyle", "SectionEnd");
        section.write(xml);
        xml.close();
        xml.close();
    }

    /// The parts.
    pub fn finish(mut self) -> Own {
        if let Some(section) = self.section.take() {
            section.write(&mut self.text.xml);
        }
        let mut parts = vec![
            ("word/document.xml".to_owned(), self.text.xml.finish()),
            (
                "word/_rels/document.xml.rels".to_owned(),
                self.text.relations.write(),
            ),
            ("word/footnotes.xml".to_owned(), self.notes.xml.finish()),
            (
                "word/_rels/footnotes.xml.rels".to_owned(),
                self.notes.relations.write(),
            ),
            ("word/numbering.xml".to_owned(), self.kept.lists.write()),
        ];
        for (header, number) in self.headers.into_iter().zip(2..) {
            parts.push((format!("word/header{number}.xml"), header));
        }
        Own {
            parts,
            pictures: self.kept.pictures.files,
        }
    }
}

/// The part after `write` has gone on with it.
fn with(part: &mut Part, write: impl FnOnce(Part) -> Part) -> Part {
    write(std::mem::replace(
        part,
        Part {
            xml: Xml::default(),
            relations: Relations::default(),
        },
    ))
}

/// The two lines above notes, which are notes to Word.
fn separators(xml: &mut Xml) {
    let lines = [
        ("separator", "w:separator"),
        ("continuationSeparator", "w:continuationSeparator"),
    ];
    for (id, (kind, line)) in SEPARATORS.into_iter().zip(lines) {
        xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        xml.open("w:p", &[]);
        xml.open("w:r", &[]);
        xml.empty(line, &[]);
        (0..3).for_each(|_| xml.close());
    }
}

/// Each note that has its mark in the text.
fn write_notes(part: Part, shared: &mut Shared<'_>) -> Part {
    let document = shared.document;
    let under = std::mem::take(&mut shared.plan.under);
    let mut story = Story::new(Role::Notes, part, shared);
    for index in 0..document.notes.len() {
        if !story.shared.plan.is_numbered(index) {
            continue;
        }
        let id = story.shared.note_id(index);
        story.xml.open("w:footnote", &[("w:id", &id)]);
        story.note(index, true);
        for inner in under.get(index).into_iter().flatten() {
            story.note(*inner, false);
        }
        story.end_of_blocks();
        story.xml.close();
    }
    story.end()
}

impl Story<'_, '_> {
    /// A note's text, after its number: Word's own, or the number itself where Word does not count
    /// the note.
    fn note(&mut self, index: usize, is_numbered: bool) {
        let place = Place::styled("FootnoteText");
        let blocks = self
            .shared
            .document
            .notes
            .get(index)
            .map_or(&[][..], |note| &note.blocks);
        self.begin_paragraph(place, None);
        if is_numbered {
            self.footnote_number();
        } else {
            self.run(&(index + 1).to_string(), Look::styled("FootnoteReference"));
        }
        self.run(" ", Look::default());
        let rest = match blocks.split_first() {
            Some((first, rest)) => match &first.kind {
                BlockKind::Paragraph(content) => {
                    self.inlines(content, Look::default());
                    rest
                }
                _ => blocks,
            },
            None => blocks,
        };
        self.xml.close();
        self.blocks(rest, place);
    }
}
