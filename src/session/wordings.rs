//! Which letters say the same, so that an author proofreads five and not forty.

use std::collections::HashMap;

use letter::merge::Variant;

use super::Session;

/// The recipients by the wording of their letters: letters of one wording differ in nothing but
/// the values of their fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wordings {
    /// The number of each variant.
    numbers: HashMap<Variant, usize>,
    /// The number of each recipient's wording.
    of: Vec<usize>,
    /// Who gets each wording; the wordings in the order in which the list meets them.
    groups: Vec<Vec<usize>>,
}

/// One wording, as it is paged through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording<'a> {
    /// Its number, from 0.
    pub number: usize,
    /// How many there are.
    pub count: usize,
    /// Who gets it, in the order of the list.
    pub recipients: &'a [usize],
}

impl Wordings {
    /// Takes the variant of the next recipient's letter.
    pub fn add(&mut self, variant: Variant) {
        let count = self.groups.len();
        let number = *self.numbers.entry(variant).or_insert(count);
        if number == count {
            self.groups.push(Vec::new());
        }
        if let Some(group) = self.groups.get_mut(number) {
            group.push(self.of.len());
        }
        self.of.push(number);
    }

    /// How many recipients' letters there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.of.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// The first recipient of the wording with that number.
    #[must_use]
    pub fn first_of(&self, number: usize) -> Option<usize> {
        self.groups.get(number)?.first().copied()
    }
}

impl Session {
    /// The wording of the letter on the screen; none where there is nobody, or before all letters
    /// have been seen.
    #[must_use]
    pub fn wording(&self) -> Option<Wording<'_>> {
        let wordings = &self.checked.wordings;
        if wordings.of.len() != self.people.len() {
            return None;
        }
        let number = *wordings.of.get(self.selected?)?;
        Some(Wording {
            number,
            count: wordings.groups.len(),
            recipients: wordings.groups.get(number)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use letter::{Field, FieldKind, Merger, Recipient, Template};

    use super::Wordings;

    #[test]
    fn letters_that_differ_only_in_their_values_are_one_wording() {
        let template = Template {
            fields: vec![
                Field::new("name", FieldKind::Text),
                Field::new("member", FieldKind::YesNo),
            ],
            body: "Dear {{ name }},\n\n{% if member %}Welcome back.{% endif %}\n".to_owned(),
            ..Template::default()
        };
        let merger = Merger::new(template);
        let people = [
            ("Ada", "yes"),
            ("Ben", "no"),
            ("Cleo", "yes"),
            ("Dan", "no"),
        ];
        let mut wordings = Wordings::default();
        for (name, member) in people {
            let recipient = Recipient::from_iter([("name", name), ("member", member)]);
            wordings.add(merger.merge(&recipient).variant);
        }
        assert_eq!(wordings.groups, [[0, 2], [1, 3]]);
        assert_eq!(wordings.of, [0, 1, 0, 1]);
        assert_eq!(wordings.first_of(1), Some(1));
        assert_eq!(wordings.first_of(2), None);
    }
}
