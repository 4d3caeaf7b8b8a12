//! How a field's value is laid out where a menu puts it in.

use super::{field_tag, free_name};
use crate::{Field, FieldKind, Template};

/// How a value stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// In a sentence.
    Sentence,
    /// Each item as an entry of a list.
    Entries,
    /// Each item as a row of a table.
    Rows,
}

impl Layout {
    /// The layouts that make sense for a field.
    #[must_use]
    pub fn of(field: &Field) -> &'static [Self] {
        match field.kind {
            FieldKind::List => &[Self::Sentence, Self::Entries, Self::Rows],
            _ => &[Self::Sentence],
        }
    }

    /// Whether it stands on lines of its own.
    #[must_use]
    pub fn is_block(self) -> bool {
        self != Self::Sentence
    }

    /// The text that prints the field so.
    ///
    /// ```
    /// use letter::{Field, FieldKind, Template, parts::Layout};
    ///
    /// let towns = Field::new("towns", FieldKind::List);
    /// let text = Layout::Entries.text(&towns, &Template::default());
    /// assert_eq!(text, "{% for item in towns %}\n- {{ item }}\n{% endfor %}");
    /// ```
    #[must_use]
    pub fn text(self, field: &Field, template: &Template) -> String {
        let item = free_name("item", template);
        let (tag, name) = (field_tag(&item), field.name.as_str());
        let each = |line: &str| format!("{{% for {item} in {name} %}}\n{line}\n{{% endfor %}}");
        match self {
            Self::Sentence => field_tag(name),
            Self::Entries => each(&format!("- {tag}")),
            Self::Rows => {
                let marks = ['|', '{', '}', '\\', '\n', '\r'];
                let heading = field.display_name().replace(marks, " ");
                format!(
                    "| {} |\n| --- |\n{}",
                    heading.trim(),
                    each(&format!("| {tag} |"))
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;
    use crate::parts::alone;
    use crate::{Field, FieldKind, Recipient, Span, Template, formats, merge};

    /// Puts the towns in at `|`, and says what the letter is then.
    #[track_caller]
    fn check(marked: &str, layout: Layout, expected: &str) {
        let at = marked.find('|').unwrap();
        let mut template = Template {
            body: marked.replace('|', ""),
            fields: vec![
                Field {
                    label: "Towns | {{ all }}".to_owned(),
                    ..Field::new("towns", FieldKind::List)
                },
                Field::new("item", FieldKind::Text),
            ],
            ..Template::default()
        };
        let text = layout.text(&template.fields[0], &template);
        let insertion = alone(&text, &template.body, Span::new(at, at));
        assert_eq!(insertion.select.of(&insertion.text), text);
        template.body.insert_str(at, &insertion.text);
        let recipient = Recipient::from_iter([("towns", "York; Hull"), ("item", "x")]);
        let letter = merge(&template, &recipient);
        assert_eq!(formats::text::write(&letter.document).trim_end(), expected);
    }

    #[test]
    fn each_item_gets_an_entry_or_a_row_wherever_the_caret_is() {
        check("|", Layout::Entries, "• York\n• Hull");
        check(
            "We met in:|",
            Layout::Entries,
            "We met in:\n\n• York\n• Hull",
        );
        check(
            "One| two",
            Layout::Rows,
            "One\n\nTowns      all\nYork\nHull\n\ntwo",
        );
    }

    #[test]
    fn only_a_list_is_taken_apart() {
        assert_eq!(
            Layout::of(&Field::new("town", FieldKind::Lines)),
            [Layout::Sentence]
        );
        assert_eq!(Layout::of(&Field::new("towns", FieldKind::List)).len(), 3);
    }
}
