//! Reads a page as a browser would, and says what in it is alive.

use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// The elements that a letter's page is made of.
const ELEMENTS: [&str; 35] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "section",
    "header",
    "footer",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "code",
    "em",
    "strong",
    "s",
    "sup",
    "br",
    "hr",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
];

/// The elements that a letter's page may have besides, and the attribute that could ask for
/// something.
const ASKING: [(&str, &str); 3] = [("a", "href"), ("img", "src"), ("td", "")];

/// The attributes that neither run nor request anything.
const QUIET: [&str; 16] = [
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "role",
    "aria-label",
    "alt",
    "title",
    "start",
    "scope",
    "style",
    "aria-describedby",
    "dir",
];

/// A page as it has been read.
#[derive(Default)]
pub struct Page {
    /// What could run or ask for something, in words; should be empty.
    pub alive: Vec<String>,
    /// The text of the letter.
    pub text: String,
    /// The text of the page's title.
    pub title: String,
    /// Where its links lead.
    pub links: Vec<String>,
}

impl Page {
    /// Reads `html`.
    pub fn read(html: &str) -> Self {
        let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html);
        let mut page = Self::default();
        page.node(&dom.document, "");
        page
    }

    fn node(&mut self, node: &Handle, parent: &str) {
        let mut name = parent;
        match &node.data {
            NodeData::Text { contents } => match parent {
                "title" => self.title.push_str(&contents.borrow()),
                "style" => {}
                _ => self.text.push_str(&contents.borrow()),
            },
            NodeData::Comment { contents } => self.alive.push(format!("<!--{contents}-->")),
            NodeData::Element {
                name: qualified,
                attrs,
                ..
            } => {
                name = &qualified.local;
                self.element(name);
                for attribute in attrs.borrow().iter() {
                    self.attribute(name, &attribute.name.local, &attribute.value);
                }
                if matches!(name, "br" | "p" | "li" | "td" | "th") {
                    self.text.push(' ');
                }
            }
            _ => {}
        }
        for child in node.children.borrow().iter() {
            self.node(child, name);
        }
    }

    fn element(&mut self, name: &str) {
        let asking = ASKING.iter().any(|(element, _)| *element == name);
        if !ELEMENTS.contains(&name) && !asking {
            self.alive.push(format!("<{name}>"));
        }
    }

    fn attribute(&mut self, element: &str, name: &str, value: &str) {
        let lower = value.to_ascii_lowercase();
        let fits = match (element, name) {
            ("a", "href") => {
                self.links.push(value.to_owned());
                let live = ["http:", "https:", "mailto:", "tel:"];
                lower.starts_with('#') || live.iter().any(|scheme| lower.starts_with(scheme))
            }
            ("img", "src") => lower.starts_with("data:image/"),
            (_, "style") => lower.starts_with("text-align:"),
            _ => QUIET.contains(&name),
        };
        if !fits {
            self.alive.push(format!("<{element} {name}=\"{value}\">"));
        }
    }
}

/// `text` without regard to the amount of white space and to the character that no page can hold.
pub fn words(text: &str) -> String {
    let text = text.replace('\0', "\u{FFFD}");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
