//! The recipients as the session holds them: cheap to copy, one shared piece for each.

use std::ops::Range;
use std::rc::Rc;

use letter::columns::{self, Lead};
use letter::{Extra, FieldKind, Recipient, Recipients, Template};

use super::Shared;

/// The recipients in their order.
///
/// Changing one of ten thousand copies ten thousand pointers and one recipient, so that history
/// and views can keep the state before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct People {
    list: Shared<Vec<Rc<Recipient>>>,
    extra: Shared<Extra>,
}

impl People {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The one at `index`.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Rc<Recipient>> {
        self.list.get(index)
    }

    /// All of them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Rc<Recipient>> {
        self.list.iter()
    }

    /// `index` where there is a recipient, the last one where it is too large, none where nobody is.
    #[must_use]
    pub fn clamp(&self, index: Option<usize>) -> Option<usize> {
        let last = self.len().checked_sub(1)?;
        Some(index.unwrap_or(0).min(last))
    }

    /// Puts a recipient before the one at `index`, or at the end.
    pub fn insert(&mut self, index: usize, recipient: Rc<Recipient>) {
        let index = index.min(self.len());
        self.list.change().insert(index, recipient);
    }

    /// Puts those others after them.
    pub fn add(&mut self, others: &Self) {
        let others = others.iter().map(Rc::clone);
        self.list.change().extend(others);
    }

    /// Puts the cells of columns that were led to fields under the fields' names.
    pub fn lead(&mut self, leads: &[Lead]) {
        if leads.is_empty() {
            return;
        }
        for recipient in self.list.change() {
            columns::lead(Rc::make_mut(recipient), leads);
        }
    }

    /// Takes the recipient at `index` out.
    pub fn remove(&mut self, index: usize) -> Option<Rc<Recipient>> {
        (index < self.len()).then(|| self.list.change().remove(index))
    }

    /// Changes one cell; says whether that changed anything.
    pub fn set_cell(&mut self, index: usize, field: &str, text: &str) -> bool {
        match self.get(index) {
            Some(recipient) if recipient.cell(field) != text => {}
            _ => return false,
        }
        if let Some(recipient) = self.list.change().get_mut(index) {
            Rc::make_mut(recipient).set(field, text);
        }
        true
    }

    /// Moves every cell of the field `old` to the field `new`.
    pub fn rename_field(&mut self, old: &str, new: &str) {
        for recipient in self.list.change() {
            if recipient.cells.contains_key(old) {
                let text = recipient.cell(old).to_owned();
                let recipient = Rc::make_mut(recipient);
                recipient.set(old, "");
                recipient.set(new, text);
            }
        }
    }

    /// What a person calls the recipient at `index`.
    ///
    /// The first value of a text field, in the order of the fields: the field that says who it is
    /// stands first in most forms. Where every text is empty, a number.
    #[must_use]
    pub fn name(&self, template: &Template, index: usize) -> String {
        let named = self.get(index).and_then(|recipient| {
            let texts = template
                .fields
                .iter()
                .filter(|field| matches!(field.kind, FieldKind::Text | FieldKind::Lines));
            texts
                .filter_map(|field| recipient.cell(field.name.as_str()).lines().next())
                .map(str::trim)
                .find(|text| !text.is_empty())
        });
        named.map_or_else(|| format!("Recipient {}", index + 1), str::to_owned)
    }

    /// The recipients as the engine takes them.
    #[must_use]
    pub fn to_recipients(&self) -> Recipients {
        self.part(0..self.len())
    }

    /// Those of that range as the engine takes them.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Recipients {
        let some = self.list.iter().skip(range.start).take(range.len());
        Recipients {
            recipients: some.map(|one| Recipient::clone(one)).collect(),
            extra: (*self.extra).clone(),
        }
    }

    /// Whether those of that range are surely the same, without looking at their cells.
    #[must_use]
    pub fn is_same_part(&self, other: &Self, range: Range<usize>) -> bool {
        let of = |people: &Self| {
            let some = people.list.iter().skip(range.start).take(range.len());
            some.map(Rc::as_ptr).collect::<Vec<_>>()
        };
        self.extra == other.extra && of(self) == of(other)
    }
}

impl From<Recipients> for People {
    fn from(recipients: Recipients) -> Self {
        Self {
            list: Shared::new(recipients.recipients.into_iter().map(Rc::new).collect()),
            extra: Shared::new(recipients.extra),
        }
    }
}
