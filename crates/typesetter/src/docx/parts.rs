//! The parts that hold no text of the letter: what the container holds, its settings, its fonts.

use letter::Template;

use super::WORD;
use super::relations::{Kind, Relations};
use super::xml::Xml;

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// What each part is. The kinds of picture are always named, for a letter may have any.
/// There are `headers` parts with a header.
pub fn content_types(headers: usize) -> String {
    let word = |kind: &str| {
        format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")
    };
    let mut xml = Xml::file();
    xml.open("Types", &[("xmlns", CONTENT_TYPES)]);
    for (extension, kind) in [
        (
            "rels",
            "application/vnd.openxmlformats-package.relationships+xml",
        ),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
        ("gif", "image/gif"),
    ] {
        xml.empty(
            "Default",
            &[("Extension", extension), ("ContentType", kind)],
        );
    }
    for (name, kind) in [
        ("/word/document.xml", word("document.main")),
        ("/word/styles.xml", word("styles")),
        ("/word/settings.xml", word("settings")),
        ("/word/numbering.xml", word("numbering")),
        ("/word/fontTable.xml", word("fontTable")),
        ("/word/footnotes.xml", word("footnotes")),
        ("/word/footer1.xml", word("footer")),
        (
            "/docProps/core.xml",
            "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
        ),
        (
            "/docProps/app.xml",
            "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned(),
        ),
    ] {
        xml.empty("Override", &[("PartName", name), ("ContentType", &kind)]);
    }
    for number in 1..=headers {
        let name = format!("/word/header{number}.xml");
        let kind = word("header");
        xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
    }
    xml.finish()
}

/// Where the container's main parts are.
pub fn package_relations() -> String {
    let mut relations = Relations::default();
    relations.to(Kind::Document, "word/document.xml");
    relations.to(Kind::CoreProperties, "docProps/core.xml");
    relations.to(Kind::AppProperties, "docProps/app.xml");
    relations.write()
}

/// The title and the language. When it was made is left out: the same letter is the same file.
pub fn core_properties(template: &Template) -> String {
    let mut xml = Xml::file();
    xml.open(
        "cp:coreProperties",
        &[
            (
                "xmlns:cp",
                "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            ),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ],
    );
    xml.text_element("dc:title", &[], &template.title);
    xml.text_element("dc:language", &[], &template.language);
    xml.finish()
}

/// Which program wrote it.
pub fn app_properties() -> String {
    let mut xml = Xml::file();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.open("Properties", &[("xmlns", namespace)]);
    xml.text_element("Application", &[], "Letterwright");
    xml.finish()
}

/// The settings of the document.
pub fn settings(template: &Template) -> String {
    let mut xml = Xml::file();
    xml.open("w:settings", &[("xmlns:w", WORD)]);
    xml.value("w:defaultTabStop", "720");
    if template.page.hyphenate {
        xml.empty("w:autoHyphenation", &[]);
    }
    xml.value("w:characterSpacingControl", "doNotCompress");
    xml.open("w:footnotePr", &[]);
    for id in super::SEPARATORS {
        xml.empty("w:footnote", &[("w:id", id)]);
    }
    xml.close();
    xml.open("w:compat", &[]);
    // The layout of Word 2013 and later; without it Word opens the letter in an older one's mode.
    xml.empty(
        "w:compatSetting",
        &[
            ("w:name", "compatibilityMode"),
            ("w:uri", "http://schemas.microsoft.com/office/word"),
            ("w:val", "15"),
        ],
    );
    xml.close();
    if !template.language.is_empty() {
        xml.value("w:themeFontLang", &template.language);
    }
    xml.finish()
}

/// What to set the letter in where a font is not there: the free fonts have the measures of these.
const STAND_INS: [(&str, &str); 4] = [
    ("Liberation Serif", "Times New Roman"),
    ("Liberation Sans", "Arial"),
    ("Liberation Mono", "Courier New"),
    ("Carlito", "Calibri"),
];

/// The fonts, each with what stands in for it.
pub fn font_table(template: &Template) -> String {
    let mut xml = Xml::file();
    xml.open("w:fonts", &[("xmlns:w", WORD)]);
    for (name, stand_in) in STAND_INS {
        if name == template.page.font || name == super::styles::FIXED_WIDTH {
            xml.open("w:font", &[("w:name", name)]);
            xml.value("w:altName", stand_in);
            xml.close();
        }
    }
    xml.finish()
}
