//! What a letter leaves as: each format is one function from [`Document`](crate::Document).

pub mod html;
pub mod markdown;
pub mod text;

/// The printed mark of the note at index `note`, as superscript figures.
#[must_use]
pub fn superscript(note: usize) -> String {
    const FIGURES: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    (note + 1)
        .to_string()
        .bytes()
        .filter_map(|digit| FIGURES.get(usize::from(digit.wrapping_sub(b'0'))))
        .collect()
}

#[cfg(test)]
mod testing {
    use crate::{Document, Recipient, Template, merge};

    /// The letter that a body without tags makes.
    pub(super) fn document(body: &str) -> Document {
        let template = Template {
            body: body.to_owned(),
            ..Template::default()
        };
        merge(&template, &Recipient::default()).document
    }
}
