//! What a part of the document leads to: other parts, and addresses outside.

use std::collections::HashMap;

use super::xml::Xml;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// What kind of relation it is, as Office names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Document,
    CoreProperties,
    AppProperties,
    Styles,
    Settings,
    Numbering,
    FontTable,
    Footnotes,
    Header,
    Footer,
    Image,
    Hyperlink,
}

impl Kind {
    fn uri(self) -> &'static str {
        match self {
            Self::Document => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
            }
            Self::CoreProperties => {
                "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
            }
            Self::AppProperties => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
            }
            Self::Styles => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
            }
            Self::Settings => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings"
            }
            Self::Numbering => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
            }
            Self::FontTable => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"
            }
            Self::Footnotes => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
            }
            Self::Header => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
            }
            Self::Footer => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
            }
            Self::Image => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
            }
            Self::Hyperlink => {
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
            }
        }
    }
}

/// The relations of one part, in the order in which they were made.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    list: Vec<(Kind, String)>,
    known: HashMap<(Kind, String), usize>,
}

impl Relations {
    /// The identifier of the relation to `target`; the same one for the same target.
    pub fn to(&mut self, kind: Kind, target: &str) -> String {
        let key = (kind, target.to_owned());
        let number = self.known.get(&key).copied().unwrap_or_else(|| {
            self.list.push(key.clone());
            self.known.insert(key, self.list.len());
            self.list.len()
        });
        format!("rId{number}")
    }

    /// The part that holds the relations.
    pub fn write(&self) -> String {
        let mut xml = Xml::file();
        xml.open("Relationships", &[("xmlns", NAMESPACE)]);
        for ((kind, target), number) in self.list.iter().zip(1..) {
            let id = format!("rId{number}");
            let mut attributes = vec![
                ("Id", id.as_str()),
                ("Type", kind.uri()),
                ("Target", target.as_str()),
            ];
            if *kind == Kind::Hyperlink {
                attributes.push(("TargetMode", "External"));
            }
            xml.empty("Relationship", &attributes);
        }
        xml.finish()
    }
}
