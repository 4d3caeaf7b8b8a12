//! Word's numbering: one definition of bullets, one of numbers, and each numbered list on its own.

use letter::ListKind;

use super::WORD;
use super::measure::Twip;
use super::xml::Xml;

/// How far each level of a list stands in from the one before it.
pub const STEP: Twip = 360;

/// How many levels Word has.
pub const LEVELS: usize = 9;

/// The numbering of all bulleted lists, and of the style.
const BULLETS: usize = 1;

/// The numbering of the style of numbered lists, which no list of a letter uses.
const NUMBERS: usize = 2;

/// Bullets by level, in turn.
const SIGNS: [&str; 3] = ["•", "–", "▪"];

/// The lists of one letter.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The level and the first number of each numbered list.
    numbered: Vec<(usize, usize)>,
}

impl Lists {
    /// The numbering of a list that stands at `level`.
    pub fn add(&mut self, kind: ListKind, level: usize) -> usize {
        match kind {
            ListKind::Bullet => BULLETS,
            ListKind::Numbered { start } => {
                self.numbered.push((level, start));
                NUMBERS + self.numbered.len()
            }
        }
    }

    /// The part that says how lists are numbered.
    pub fn write(&self) -> String {
        let mut xml = Xml::file();
        xml.open("w:numbering", &[("xmlns:w", WORD)]);
        definition(&mut xml, BULLETS, "ListBullet", |level| {
            ("bullet", SIGNS[level % SIGNS.len()].to_owned())
        });
        definition(&mut xml, NUMBERS, "ListNumber", |level| {
            ("decimal", format!("%{}.", level + 1))
        });
        for number in [BULLETS, NUMBERS] {
            instance(&mut xml, number, number);
            xml.close();
        }
        for ((level, start), number) in self.numbered.iter().zip(NUMBERS + 1..) {
            instance(&mut xml, number, NUMBERS);
            let level = level.to_string();
            xml.open("w:lvlOverride", &[("w:ilvl", &level)]);
            xml.value("w:startOverride", &start.min(&MOST_START).to_string());
            xml.close();
            xml.close();
        }
        xml.finish()
    }
}

/// The greatest number that Word counts from.
const MOST_START: usize = i32::MAX as usize;

fn instance(xml: &mut Xml, number: usize, definition: usize) {
    xml.open("w:num", &[("w:numId", &number.to_string())]);
    xml.value("w:abstractNumId", &definition.to_string());
}

fn definition(
    xml: &mut Xml,
    number: usize,
    style: &str,
    sign: impl Fn(usize) -> (&'static str, String),
) {
    xml.open("w:abstractNum", &[("w:abstractNumId", &number.to_string())]);
    xml.value("w:multiLevelType", "multilevel");
    for level in 0..LEVELS {
        let (format, text) = sign(level);
        xml.open("w:lvl", &[("w:ilvl", &level.to_string())]);
        xml.value("w:start", "1");
        xml.value("w:numFmt", format);
        if level == 0 {
            xml.value("w:pStyle", style);
        }
        xml.value("w:lvlText", &text);
        xml.value("w:lvlJc", "start");
        xml.open("w:pPr", &[]);
        indent(xml, STEP * (level as Twip + 1));
        xml.close();
        xml.close();
    }
    xml.close();
}

/// The indentation of a list's paragraph, whose sign hangs to the left of it.
pub fn indent(xml: &mut Xml, left: Twip) {
    let (left, hanging) = (left.to_string(), STEP.to_string());
    xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
}
