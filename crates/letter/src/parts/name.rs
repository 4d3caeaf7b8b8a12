//! Names for fields, made from what a person calls them.

use crate::{Template, syntax};

/// A name that a tag can use, made from a label: "Date of visit" gives `date_of_visit`.
///
/// ```
/// assert_eq!(letter::parts::name_from("Date of visit"), "date_of_visit");
/// assert_eq!(letter::parts::name_from("2nd guest"), "field_2nd_guest");
/// assert_eq!(letter::parts::name_from("?"), "field");
/// ```
#[must_use]
pub fn name_from(label: &str) -> String {
    let mut name = String::new();
    for c in label.chars() {
        if syntax::is_name_char(c) && c != '_' {
            name.extend(c.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('_') {
            name.push('_');
        }
    }
    let name = name.trim_end_matches('_');
    if syntax::is_identifier(name) {
        name.to_owned()
    } else {
        format!("field_{name}").trim_end_matches('_').to_owned()
    }
}

/// `name`, or with a number after it where the template has such a field already.
#[must_use]
pub fn free_name(name: &str, template: &Template) -> String {
    if template.field(name).is_none() {
        return name.to_owned();
    }
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    numbered
        .into_iter()
        .find(|name| template.field(name).is_none())
        .unwrap_or_default()
}
