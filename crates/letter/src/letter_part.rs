//! The parts of a letter that a `:::` block marks.

/// A part of a letter that has a place of its own on the page.
///
/// In the template a part is a block: `:::` and its name, its text, and `:::` again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LetterPart {
    /// The sender's block at the head of the first page.
    Letterhead,
    /// The recipient's name and address, which a window envelope shows.
    Address,
    /// The day of the letter.
    Date,
    /// What to quote in an answer.
    Reference,
    /// What the letter is about, in one line above the salutation.
    Subject,
    /// The block that the sender signs in.
    Signature,
}

impl LetterPart {
    /// Every part, in the order in which a letter has them.
    pub const ALL: [Self; 6] = [
        Self::Letterhead,
        Self::Address,
        Self::Date,
        Self::Reference,
        Self::Subject,
        Self::Signature,
    ];

    /// What its block is called in the template; also its class in HTML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Letterhead => "letterhead",
            Self::Address => "address",
            Self::Date => "date",
            Self::Reference => "reference",
            Self::Subject => "subject",
            Self::Signature => "signature",
        }
    }

    /// The part whose block is called that, whatever its case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|part| name.eq_ignore_ascii_case(part.name()))
    }
}

#[cfg(test)]
mod tests {
    use super::LetterPart;

    #[test]
    fn each_part_is_found_by_its_name() {
        for part in LetterPart::ALL {
            assert_eq!(LetterPart::named(part.name()), Some(part));
            assert_eq!(LetterPart::named(&part.name().to_uppercase()), Some(part));
        }
        assert_eq!(LetterPart::named("box"), None);
    }
}
