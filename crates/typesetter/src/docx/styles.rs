//! Word's styles, so that who opens the letter can change its look in one place.

use letter::Template;
use letter::page::Position;

use super::WORD;
use super::lists::STEP;
use super::measure::{half_points, points};
use super::style::{Look, Styles, border, fonts, normal, part};
use super::xml::Xml;
use crate::scripts::is_right_to_left;

/// The part with all styles of a template's letters.
pub fn write(template: &Template) -> String {
    let mut styles = Styles {
        xml: Xml::file(),
        page: &template.page,
        language: &template.language,
    };
    styles.xml.open("w:styles", &[("xmlns:w", WORD)]);
    styles.defaults();
    styles.paragraphs();
    styles.headings();
    styles.lists();
    styles.parts();
    styles.notes();
    styles.tables();
    styles.characters();
    styles.xml.finish()
}

/// The font of preformatted text and code.
pub const FIXED_WIDTH: &str = "Liberation Mono";

impl Styles<'_> {
    fn defaults(&mut self) {
        let size = half_points(self.page.font_size);
        let xml = &mut self.xml;
        xml.open("w:docDefaults", &[]);
        xml.open("w:rPrDefault", &[]);
        xml.open("w:rPr", &[]);
        fonts(xml, &self.page.font);
        xml.value("w:sz", &size);
        xml.value("w:szCs", &size);
        let language = [
            ("w:val", self.language),
            ("w:eastAsia", self.language),
            ("w:bidi", self.language),
        ];
        if is_right_to_left(self.language) {
            xml.empty("w:rtl", &[]);
        }
        if !self.language.is_empty() {
            xml.empty("w:lang", &language);
        }
        xml.close();
        xml.close();
        xml.open("w:pPrDefault", &[]);
        xml.close();
        xml.close();
    }

    fn paragraphs(&mut self) {
        let line = points(self.page.font_size * self.page.line_height).to_string();
        let after = self.of_size(0.7);
        let is_right_to_left = is_right_to_left(self.language);
        self.open_style("paragraph", "Normal", "Normal", true);
        self.xml.empty("w:qFormat", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.empty("w:widowControl", &[]);
        if is_right_to_left {
            self.xml.empty("w:bidi", &[]);
        }
        self.xml.empty(
            "w:spacing",
            &[
                ("w:before", "0"),
                ("w:after", &after),
                ("w:line", &line),
                ("w:lineRule", "atLeast"),
            ],
        );
        self.xml.close();
        self.xml.close();
        self.paragraph(
            "Quote",
            "Quote",
            Look {
                space: Some((0.0, 0.7)),
                indent: Some((STEP, 0)),
                border: Some("w:left"),
                ..normal()
            },
        );
        self.paragraph(
            "HTMLPreformatted",
            "HTML Preformatted",
            Look {
                font: Some(FIXED_WIDTH),
                size: Some(0.9),
                ..normal()
            },
        );
        self.paragraph(
            "Rule",
            "Rule",
            Look {
                border: Some("w:bottom"),
                space: Some((0.0, 0.7)),
                ..normal()
            },
        );
        self.paragraph(
            "Header",
            "header",
            Look {
                size: Some(0.85),
                ..normal()
            },
        );
        self.paragraph(
            "Footer",
            "footer",
            Look {
                size: Some(0.85),
                alignment: Some("center"),
                space: Some((0.0, 0.0)),
                ..normal()
            },
        );
    }

    fn headings(&mut self) {
        for (level, id, name, size) in [
            (0, "Heading1", "heading 1", 1.4),
            (1, "Heading2", "heading 2", 1.2),
            (2, "Heading3", "heading 3", 1.0),
            (3, "Heading4", "heading 4", 1.0),
            (4, "Heading5", "heading 5", 1.0),
            (5, "Heading6", "heading 6", 1.0),
        ] {
            self.paragraph(
                id,
                name,
                Look {
                    next: Some("Normal"),
                    space: Some((1.2, 0.7)),
                    keep_next: true,
                    outline: Some(level),
                    size: Some(size),
                    is_bold: true,
                    ..normal()
                },
            );
        }
    }

    fn lists(&mut self) {
        for (id, name, numbering) in [
            ("ListBullet", "List Bullet", Some(1)),
            ("ListNumber", "List Number", Some(2)),
        ] {
            self.paragraph(
                id,
                name,
                Look {
                    is_close: true,
                    numbering,
                    indent: Some((STEP, STEP)),
                    ..normal()
                },
            );
        }
        self.paragraph(
            "ListContinue",
            "List Continue",
            Look {
                indent: Some((STEP, 0)),
                ..normal()
            },
        );
    }

    fn parts(&mut self) {
        let side = match self.page.letterhead.position {
            Position::Left => "left",
            Position::Centre => "center",
            Position::Right => "right",
        };
        self.paragraph(
            "Letterhead",
            "Letterhead",
            Look {
                size: Some(0.94),
                space: Some((0.0, 1.7)),
                alignment: Some(side),
                ..part()
            },
        );
        let address = Look {
            size: Some(super::frame::address_size(self.page)),
            ..part()
        };
        self.paragraph("InsideAddress", "Inside Address", address);
        self.paragraph("Date", "Date", part());
        self.paragraph("Reference", "Reference", part());
        self.paragraph(
            "SubjectLine",
            "Subject Line",
            Look {
                is_bold: true,
                keep_next: true,
                ..part()
            },
        );
        self.paragraph(
            "Signature",
            "Signature",
            Look {
                space: Some((3.1, 0.7)),
                ..part()
            },
        );
    }

    fn notes(&mut self) {
        self.paragraph(
            "FootnoteText",
            "footnote text",
            Look {
                size: Some(0.85),
                own_lines: true,
                space: Some((0.0, 0.3)),
                ..normal()
            },
        );
    }

    fn tables(&mut self) {
        self.paragraph(
            "TableText",
            "Table Text",
            Look {
                space: Some((0.2, 0.2)),
                ..normal()
            },
        );
        self.paragraph(
            "TableHeading",
            "Table Heading",
            Look {
                based_on: Some("TableText"),
                is_bold: true,
                keep_next: true,
                ..Look::default()
            },
        );
        self.paragraph(
            "AfterTable",
            "After Table",
            Look {
                size: Some(0.5),
                own_lines: true,
                space: Some((0.0, 0.0)),
                ..normal()
            },
        );
        self.paragraph(
            "SectionEnd",
            "Section End",
            Look {
                size: Some(0.1),
                own_lines: true,
                space: Some((0.0, 0.0)),
                ..normal()
            },
        );
        self.open_style("table", "TableNormal", "Normal Table", true);
        cell_margins(&mut self.xml);
        self.xml.close();
        self.open_style("table", "LetterTable", "Letter Table", false);
        self.xml.value("w:basedOn", "TableNormal");
        self.xml.open("w:tblPr", &[]);
        self.xml.open("w:tblBorders", &[]);
        for side in ["w:bottom", "w:insideH"] {
            border(&mut self.xml, side);
        }
        self.xml.close();
        self.xml.close();
        self.xml.close();
    }

    fn characters(&mut self) {
        self.open_style(
            "character",
            "DefaultParagraphFont",
            "Default Paragraph Font",
            true,
        );
        self.xml.close();
        self.character("FootnoteReference", "footnote reference", |xml| {
            xml.value("w:vertAlign", "superscript")
        });
        self.character("Hyperlink", "Hyperlink", |xml| {
            xml.value("w:color", "0B57D0");
            xml.value("w:u", "single");
        });
        self.character("HTMLCode", "HTML Code", |xml| fonts(xml, FIXED_WIDTH));
    }

    fn character(&mut self, id: &str, name: &str, look: impl Fn(&mut Xml)) {
        self.open_style("character", id, name, false);
        self.xml.value("w:basedOn", "DefaultParagraphFont");
        self.xml.open("w:rPr", &[]);
        look(&mut self.xml);
        self.xml.close();
        self.xml.close();
    }
}

fn cell_margins(xml: &mut Xml) {
    xml.open("w:tblPr", &[]);
    xml.empty("w:tblInd", &[("w:w", "0"), ("w:type", "dxa")]);
    xml.open("w:tblCellMar", &[]);
    for side in ["w:top", "w:left", "w:bottom", "w:right"] {
        let width = match side {
            "w:left" | "w:right" => "108",
            _ => "0",
        };
        xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
    }
    xml.close();
    xml.close();
}
