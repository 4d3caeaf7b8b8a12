//! XML, written so that nothing can be left open and no text can become markup.

use std::fmt::Write as _;

/// An attribute: its name and its value.
pub type Attribute<'a> = (&'static str, &'a str);

/// A piece of XML as it grows. Names are the program's own; every text and every attribute's value
/// is escaped.
#[derive(Clone, Debug, Default)]
pub struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// The beginning of a file.
    pub fn file() -> Self {
        Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned(),
            open: Vec::new(),
        }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            let _ = write!(self.text, "</{name}>");
        }
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.text.push_str("/>");
    }

    /// An element that holds nothing and has the attribute `w:val`, as most of Word's have.
    pub fn value(&mut self, name: &'static str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element that holds a text.
    pub fn text_element(&mut self, name: &'static str, attributes: &[Attribute<'_>], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.text);
    }

    /// The file, all that was open closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn tag(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            let _ = write!(self.text, " {name}=\"");
            escape(value, &mut self.text);
            self.text.push('"');
        }
    }
}

/// What stands for a character that XML 1.0 has no way to write, so that it is seen to be missing.
const REPLACEMENT: char = '\u{fffd}';

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // As themselves they would be read as a line feed, or as a space in an attribute.
            '\r' => out.push_str("&#13;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(REPLACEMENT),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn no_text_becomes_markup() {
        let mut xml = Xml::default();
        xml.open("a", &[("b", "\"><x y='\n")]);
        xml.text("</a>&amp;\r]]>\u{0}\u{ffff}🙂");
        assert_eq!(
            xml.finish(),
            "<a b=\"&quot;&gt;&lt;x y='&#10;\">&lt;/a&gt;&amp;amp;&#13;]]&gt;\u{fffd}\u{fffd}🙂</a>"
        );
    }

    #[test]
    fn what_is_open_is_closed_in_order() {
        let mut xml = Xml::default();
        xml.open("a", &[]);
        xml.open("b", &[]);
        xml.close();
        xml.value("c", "1");
        xml.open("d", &[]);
        assert_eq!(xml.finish(), "<a><b></b><c w:val=\"1\"/><d></d></a>");
    }
}
