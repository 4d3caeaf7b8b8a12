//! What the HTML is written to: a text, and for a stencil the gaps in it.

use std::fmt;

use super::escape;
use super::stencil::{Gap, Open};

/// HTML under way.
#[derive(Default)]
pub(crate) struct Writer {
    html: String,
    /// The gaps left so far; none where what is written is a letter, whose values are there.
    gaps: Option<Vec<Gap>>,
}

impl Writer {
    /// Begins a letter that may take `capacity` bytes.
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self {
            html: String::with_capacity(capacity),
            gaps: None,
        }
    }

    /// Begins a stencil.
    pub(super) fn with_gaps() -> Self {
        Self {
            html: String::new(),
            gaps: Some(Vec::new()),
        }
    }

    pub(super) fn push_str(&mut self, html: &str) {
        self.html.push_str(html);
    }

    pub(super) fn push(&mut self, c: char) {
        self.html.push(c);
    }

    /// Text, escaped.
    pub(crate) fn text(&mut self, text: &str) {
        escape(text, &mut self.html);
    }

    /// A line break that prints as one.
    pub(crate) fn line_break(&mut self) {
        self.push_str("<br>\n");
    }

    /// In a stencil, leaves a gap where `find` finds one; says whether it did.
    pub(super) fn leaves_open(&mut self, find: impl FnOnce() -> Option<Open>) -> bool {
        let Some(gaps) = &mut self.gaps else {
            return false;
        };
        let found = find();
        let left = found.is_some();
        gaps.extend(found.map(|open| Gap {
            at: self.html.len(),
            open,
        }));
        left
    }

    /// How many bytes have been written.
    pub(super) fn len(&self) -> usize {
        self.html.len()
    }

    pub(super) fn finish(self) -> (String, Vec<Gap>) {
        (self.html, self.gaps.unwrap_or_default())
    }
}

impl fmt::Write for Writer {
    fn write_str(&mut self, html: &str) -> fmt::Result {
        self.html.push_str(html);
        Ok(())
    }
}
