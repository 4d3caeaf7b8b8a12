//! Which of a page's texts are headings: pages know sizes, and the letter knows what they mean.

use letter::{Block, BlockKind, Document, Span};

/// The headings of a letter, by where in the template they come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings(Vec<(Span, u8)>);

impl Headings {
    /// The headings of that letter, in its order. One inside a field's value shares its place with all
    /// of the value, and is left out.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut headings = Self::default();
        headings.collect(&document.blocks);
        headings
    }

    /// Of which level the heading is that the text from that place stands in.
    pub(super) fn level_at(&self, place: usize) -> Option<u8> {
        let around = |(range, _): &&(Span, u8)| range.start <= place && place < range.end;
        self.0.iter().find(around).map(|(_, level)| *level)
    }

    /// Whether they are the same but for their places, which all typing before them moves.
    pub(super) fn look_like(&self, other: &Self) -> bool {
        let levels = |headings: &Self| {
            headings
                .0
                .iter()
                .map(|(_, level)| *level)
                .collect::<Vec<_>>()
        };
        levels(self) == levels(other)
    }

    fn collect(&mut self, blocks: &[Block]) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { level, .. } if !block.origin.merged => {
                    self.0.push((block.origin.range, (*level).clamp(1, 6)));
                }
                BlockKind::Part(_, inner) | BlockKind::Quote(inner) => self.collect(inner),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use letter::{Field, FieldKind, Recipient, Template, merge};

    use super::Headings;

    fn headings(body: &str, value: &str) -> Headings {
        let template = Template {
            fields: vec![Field::new("value", FieldKind::Markdown)],
            body: body.to_owned(),
            ..Template::default()
        };
        let letter = merge(&template, &Recipient::from_iter([("value", value)]));
        Headings::of(&letter.document)
    }

    #[test]
    fn a_heading_is_found_by_the_place_of_its_text() {
        let found = headings("# One\n\nText.\n\n> ## Two\n", "");
        for (place, level) in [(2, Some(1)), (4, Some(1)), (8, None), (20, Some(2))] {
            assert_eq!(found.level_at(place), level, "at {place}");
        }
    }

    #[test]
    fn a_value_does_not_turn_into_one_heading() {
        let found = headings("{{ value }}\n", "# Hello\n\nText.");
        assert_eq!(found.level_at(3), None);
    }

    #[test]
    fn typing_before_a_heading_changes_nothing_of_it() {
        let (one, two) = (headings("A\n\n# B\n", ""), headings("AA\n\n# B\n", ""));
        assert!(one.look_like(&two));
        assert!(!one.look_like(&headings("A\n\n## B\n", "")));
    }
}
