//! One style, as Word writes it.

use letter::page::PageSetup;

use super::measure::{Twip, half_points, points};
use super::xml::Xml;

/// The part with the styles, as it grows.
pub struct Styles<'a> {
    pub xml: Xml,
    pub page: &'a PageSetup,
    pub language: &'a str,
}

/// What differs between paragraph styles.
#[derive(Default)]
pub struct Look<'a> {
    pub based_on: Option<&'a str>,
    pub next: Option<&'a str>,
    /// How many times the text's size stands above and below.
    pub space: Option<(f64, f64)>,
    /// The lines stand apart as those of the text do, in proportion to the size.
    pub own_lines: bool,
    /// Lines of the same style stand close.
    pub is_close: bool,
    pub keep_next: bool,
    pub indent: Option<(Twip, Twip)>,
    pub alignment: Option<&'a str>,
    pub outline: Option<u8>,
    /// The list's numbering.
    pub numbering: Option<usize>,
    pub border: Option<&'a str>,
    /// The size as a multiple of the text's.
    pub size: Option<f64>,
    pub font: Option<&'a str>,
    pub is_bold: bool,
}

impl Styles<'_> {
    pub fn open_style(&mut self, kind: &str, id: &str, name: &str, is_default: bool) {
        let mut attributes = vec![("w:type", kind), ("w:styleId", id)];
        if is_default {
            attributes.insert(1, ("w:default", "1"));
        }
        self.xml.open("w:style", &attributes);
        self.xml.value("w:name", name);
    }

    pub fn paragraph(&mut self, id: &str, name: &str, look: Look<'_>) {
        self.open_style("paragraph", id, name, false);
        if let Some(based_on) = look.based_on {
            self.xml.value("w:basedOn", based_on);
        }
        if let Some(next) = look.next {
            self.xml.value("w:next", next);
        }
        self.xml.empty("w:qFormat", &[]);
        self.xml.open("w:pPr", &[]);
        self.layout(&look);
        self.xml.close();
        self.xml.open("w:rPr", &[]);
        self.type_face(&look);
        self.xml.close();
        self.xml.close();
    }

    /// What a paragraph's style says of its place, in the order that the format asks for.
    fn layout(&mut self, look: &Look<'_>) {
        if look.keep_next {
            self.xml.empty("w:keepNext", &[]);
            self.xml.empty("w:keepLines", &[]);
        }
        if let Some(numbering) = look.numbering {
            self.xml.open("w:numPr", &[]);
            self.xml.value("w:numId", &numbering.to_string());
            self.xml.close();
        }
        if let Some(side) = look.border {
            self.xml.open("w:pBdr", &[]);
            border(
                &mut self.xml,
                if side == "w:left" {
                    "w:left"
                } else {
                    "w:bottom"
                },
            );
            self.xml.close();
        }
        if let Some((before, after)) = look.space {
            let (before, after) = (self.of_size(before), self.of_size(after));
            let line = self.of_size(look.size.unwrap_or(1.0) * self.page.line_height);
            let mut attributes = vec![("w:before", before.as_str()), ("w:after", &after)];
            if look.own_lines {
                attributes.extend([("w:line", line.as_str()), ("w:lineRule", "atLeast")]);
            }
            self.xml.empty("w:spacing", &attributes);
        }
        if let Some((left, hanging)) = look.indent {
            let (left, hanging) = (left.to_string(), hanging.to_string());
            self.xml
                .empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        }
        if look.is_close {
            self.xml.empty("w:contextualSpacing", &[]);
        }
        if let Some(alignment) = look.alignment {
            self.xml.value("w:jc", alignment);
        }
        if let Some(level) = look.outline {
            self.xml.value("w:outlineLvl", &level.to_string());
        }
    }

    fn type_face(&mut self, look: &Look<'_>) {
        if let Some(font) = look.font {
            fonts(&mut self.xml, font);
        }
        if look.is_bold {
            self.xml.empty("w:b", &[]);
            self.xml.empty("w:bCs", &[]);
        }
        if let Some(factor) = look.size {
            let size = half_points(self.page.font_size * factor);
            self.xml.value("w:sz", &size);
            self.xml.value("w:szCs", &size);
        }
    }

    /// A multiple of the text's size, as text.
    pub fn of_size(&self, factor: f64) -> String {
        points(self.page.font_size * factor).to_string()
    }
}

pub fn normal<'a>() -> Look<'a> {
    Look {
        based_on: Some("Normal"),
        ..Look::default()
    }
}

/// The look of the letter's parts: their lines stand close.
pub fn part<'a>() -> Look<'a> {
    Look {
        next: Some("Normal"),
        space: Some((0.0, 1.2)),
        is_close: true,
        ..normal()
    }
}

pub fn fonts(xml: &mut Xml, font: &str) {
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", font),
            ("w:hAnsi", font),
            ("w:eastAsia", font),
            ("w:cs", font),
        ],
    );
}

pub fn border(xml: &mut Xml, side: &'static str) {
    xml.empty(
        side,
        &[
            ("w:val", "single"),
            ("w:sz", "4"),
            ("w:space", "4"),
            ("w:color", "767676"),
        ],
    );
}
