//! What Word wants to know of a run that is not in the Latin alphabet: the font by its own script, the
//! direction, the language.

use super::xml::Xml;
use crate::scripts::Kind;

/// The font, which stands before the look of a run.
pub fn write_font(script: Kind, xml: &mut Xml) {
    match script {
        Kind::EastAsian { font, .. } => {
            xml.empty("w:rFonts", &[("w:eastAsia", font), ("w:hint", "eastAsia")]);
        }
        Kind::Complex { font, .. } => {
            xml.empty("w:rFonts", &[("w:cs", font), ("w:hint", "cs")]);
        }
        Kind::Other { font } => super::style::fonts(xml, font),
    }
}

/// The direction and the language, which stand behind it.
pub fn write_language(script: Kind, xml: &mut Xml) {
    match script {
        Kind::EastAsian { language, .. } => {
            xml.empty("w:lang", &[("w:eastAsia", language)]);
        }
        Kind::Complex {
            language,
            is_right_to_left,
            ..
        } => {
            xml.empty(if is_right_to_left { "w:rtl" } else { "w:cs" }, &[]);
            xml.empty("w:lang", &[("w:bidi", language)]);
        }
        Kind::Other { .. } => {}
    }
}
