//! Running text as Word's runs.

use std::sync::Arc;

use letter::{Inline, InlineKind, characters};

use super::address;
use super::measure::{Emu, fit};
use super::picture::Picture;
use super::relations::Kind as Relation;
use super::scripts;
use super::story::{Role, Story};
use super::xml::Xml;
use crate::scripts::{Kind, is_right_to_left, stretches};

/// How a run looks beside what its paragraph's style says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    bold: bool,
    italic: bool,
    struck: bool,
    /// A character style.
    style: Option<&'static str>,
}

impl Look {
    pub fn styled(style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }

    fn write(self, xml: &mut Xml) {
        self.write_in(None, xml);
    }

    /// The look of a run in that script. What runs to the left has no slanted letters: programs find
    /// some font for them that leaves holes.
    fn write_in(self, script: Option<Kind>, xml: &mut Xml) {
        if self == Self::default() && script.is_none() {
            return;
        }
        xml.open("w:rPr", &[]);
        if let Some(style) = self.style {
            xml.value("w:rStyle", style);
        }
        if let Some(script) = script {
            scripts::write_font(script, xml);
        }
        let is_slanted = self.italic && !script.is_some_and(Kind::is_right_to_left);
        for (wanted, name, complex) in [
            (self.bold, "w:b", Some("w:bCs")),
            (is_slanted, "w:i", Some("w:iCs")),
            (self.struck, "w:strike", None),
        ] {
            if wanted {
                xml.empty(name, &[]);
                if let Some(complex) = complex {
                    xml.empty(complex, &[]);
                }
            }
        }
        if let Some(script) = script {
            scripts::write_language(script, xml);
        }
        xml.close();
    }
}

/// Ends a stretch to the left. A figure or a second name behind it would stand before it otherwise:
/// Word goes by the runs, and other programs by the characters.
const END_OF_STRETCH: &str = "\u{200e}";

/// The longest text that Word shows over a link.
const TITLE_CHARACTERS: usize = 255;

impl Story<'_, '_> {
    pub fn inlines(&mut self, content: &[Inline], look: Look) {
        for inline in content {
            self.inline(inline, look);
        }
    }

    fn inline(&mut self, inline: &Inline, look: Look) {
        match &inline.kind {
            InlineKind::Text(text) => self.run(text, look),
            InlineKind::Emphasis(content) => self.inlines(
                content,
                Look {
                    italic: true,
                    ..look
                },
            ),
            InlineKind::Strong(content) => self.inlines(content, Look { bold: true, ..look }),
            InlineKind::Strikethrough(content) => self.inlines(
                content,
                Look {
                    struck: true,
                    ..look
                },
            ),
            InlineKind::Code(text) => {
                let style = Some("HTMLCode");
                self.run(text, Look { style, ..look });
            }
            InlineKind::Link {
                target,
                title,
                content,
            } => self.link(target.href(), title, content, look),
            InlineKind::Image {
                source,
                alternative,
            } => self.image(source.as_ref(), alternative, look),
            InlineKind::SoftBreak => self.run(" ", look),
            InlineKind::HardBreak => self.run("\n", look),
            InlineKind::NoteReference { note, .. } => self.mark(*note),
        }
    }

    /// A text in one look, a run for each script. A line break in it is one, and so is a tab.
    pub fn run(&mut self, text: &str, look: Look) {
        let text = characters::printed(text);
        let language = &self.shared.document.language;
        let goes_on_to_the_right = !is_right_to_left(language);
        for (piece, script) in stretches(&text, language) {
            if piece.is_empty() {
                continue;
            }
            self.stretch(piece, script, look);
            if goes_on_to_the_right && script.is_some_and(Kind::is_right_to_left) {
                self.stretch(END_OF_STRETCH, None, look);
            }
        }
    }

    fn stretch(&mut self, text: &str, script: Option<Kind>, look: Look) {
        self.xml.open("w:r", &[]);
        look.write_in(script, &mut self.xml);
        write_text(text, &mut self.xml);
        self.xml.close();
    }

    fn link(&mut self, address: Option<&str>, title: &str, content: &[Inline], look: Look) {
        let Some(address) = address.and_then(address::clean) else {
            return self.inlines(content, look);
        };
        let id = self.relations.to(Relation::Hyperlink, &address);
        let title: String = title.chars().take(TITLE_CHARACTERS).collect();
        let mut attributes = vec![("r:id", id.as_str()), ("w:history", "1")];
        if !title.is_empty() {
            attributes.push(("w:tooltip", &title));
        }
        self.xml.open("w:hyperlink", &attributes);
        let style = Some("Hyperlink");
        self.inlines(content, Look { style, ..look });
        self.xml.close();
    }

    fn image(&mut self, source: Option<&Arc<str>>, alternative: &str, look: Look) {
        match source.and_then(|source| self.shared.kept.pictures.get(source)) {
            Some(picture) => {
                let size = fit(picture.width, picture.height, self.shared.page);
                self.picture(&picture, size, alternative);
            }
            None => self.run(alternative, look),
        }
    }

    /// A picture in the line, of that size.
    pub fn picture(&mut self, picture: &Picture, size: (Emu, Emu), alternative: &str) {
        let relation = self.relations.to(Relation::Image, &picture.name);
        let id = self.shared.next_id().to_string();
        let drawing = Drawing {
            relation: &relation,
            id: &id,
            width: &size.0.to_string(),
            height: &size.1.to_string(),
            alternative,
        };
        self.xml.open("w:r", &[]);
        drawing.write(&mut self.xml);
        self.xml.close();
    }

    /// A footnote's mark.
    fn mark(&mut self, note: usize) {
        let is_first = self.role == Role::Text && self.marked.insert(note);
        if is_first {
            self.first_mark(note);
        } else if self.shared.plan.is_numbered(note) {
            self.cross_reference(note);
        } else {
            self.run(&(note + 1).to_string(), Look::styled("FootnoteReference"));
        }
    }

    fn first_mark(&mut self, note: usize) {
        let is_repeated = self.shared.is_repeated(note);
        let id = self.shared.note_id(note);
        if is_repeated {
            let number = self.shared.next_id().to_string();
            let name = bookmark(&id);
            self.xml
                .empty("w:bookmarkStart", &[("w:id", &number), ("w:name", &name)]);
            self.footnote_reference(&id);
            self.xml.empty("w:bookmarkEnd", &[("w:id", &number)]);
        } else {
            self.footnote_reference(&id);
        }
    }

    fn footnote_reference(&mut self, id: &str) {
        self.xml.open("w:r", &[]);
        Look::styled("FootnoteReference").write(&mut self.xml);
        self.xml.empty("w:footnoteReference", &[("w:id", id)]);
        self.xml.close();
    }

    /// The number of the note that is being written, as Word counts it.
    pub fn footnote_number(&mut self) {
        self.xml.open("w:r", &[]);
        Look::styled("FootnoteReference").write(&mut self.xml);
        self.xml.empty("w:footnoteRef", &[]);
        self.xml.close();
    }

    fn cross_reference(&mut self, note: usize) {
        let id = self.shared.note_id(note);
        let code = format!(" NOTEREF {} \\f \\h ", bookmark(&id));
        let shown = (note + 1).to_string();
        self.field(&code, &shown, Look::styled("FootnoteReference"));
    }

    /// A field, and what it shows until Word counts anew. The code is the program's own.
    pub fn field(&mut self, code: &str, shown: &str, look: Look) {
        self.field_character("begin", look);
        self.xml.open("w:r", &[]);
        look.write(&mut self.xml);
        self.xml
            .text_element("w:instrText", &[("xml:space", "preserve")], code);
        self.xml.close();
        self.field_character("separate", look);
        self.run(shown, look);
        self.field_character("end", look);
    }

    fn field_character(&mut self, kind: &str, look: Look) {
        self.xml.open("w:r", &[]);
        look.write(&mut self.xml);
        self.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        self.xml.close();
    }
}

/// The bookmark around the first mark of a note; the line before it hides it from the author.
fn bookmark(id: &str) -> String {
    format!("_RefNote{id}")
}

/// A text between the marks of a run; what has an element of its own in Word gets it.
fn write_text(text: &str, xml: &mut Xml) {
    let mut rest = text;
    while let Some(at) = rest.find(['\t', '\n', '\r', '\u{b}', '\u{c}', '\u{ad}', '\u{2011}']) {
        let (before, found) = rest.split_at(at);
        piece(before, xml);
        let mut signs = found.chars();
        match signs.next() {
            Some('\t') => xml.empty("w:tab", &[]),
            Some('\u{ad}') => xml.empty("w:softHyphen", &[]),
            Some('\u{2011}') => xml.empty("w:noBreakHyphen", &[]),
            Some('\r') if signs.as_str().starts_with('\n') => {}
            _ => xml.empty("w:br", &[]),
        }
        rest = signs.as_str();
    }
    piece(rest, xml);
}

fn piece(text: &str, xml: &mut Xml) {
    if !text.is_empty() {
        xml.text_element("w:t", &[("xml:space", "preserve")], text);
    }
}

/// A picture as the drawing language of Office says it.
struct Drawing<'a> {
    relation: &'a str,
    id: &'a str,
    width: &'a str,
    height: &'a str,
    alternative: &'a str,
}

impl Drawing<'_> {
    fn write(&self, xml: &mut Xml) {
        let name = format!("Picture {}", self.id);
        let size = [("cx", self.width), ("cy", self.height)];
        xml.open("w:drawing", &[]);
        let none = [
            ("distT", "0"),
            ("distB", "0"),
            ("distL", "0"),
            ("distR", "0"),
        ];
        xml.open("wp:inline", &none);
        xml.empty("wp:extent", &size);
        let described = [
            ("id", self.id),
            ("name", name.as_str()),
            ("descr", self.alternative),
        ];
        xml.empty("wp:docPr", &described);
        xml.open("wp:cNvGraphicFramePr", &[]);
        xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
        xml.close();
        xml.open("a:graphic", &[]);
        xml.open("a:graphicData", &[("uri", super::PICTURE)]);
        xml.open("pic:pic", &[]);
        xml.open("pic:nvPicPr", &[]);
        xml.empty("pic:cNvPr", &described);
        xml.empty("pic:cNvPicPr", &[]);
        xml.close();
        xml.open("pic:blipFill", &[]);
        xml.empty("a:blip", &[("r:embed", self.relation)]);
        xml.open("a:stretch", &[]);
        xml.empty("a:fillRect", &[]);
        xml.close();
        xml.close();
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        xml.empty("a:ext", &size);
        xml.close();
        xml.open("a:prstGeom", &[("prst", "rect")]);
        xml.empty("a:avLst", &[]);
        // The shape, its properties, the picture, the graphic's data, the graphic, the line and
        // the drawing.
        (0..7).for_each(|_| xml.close());
    }
}
