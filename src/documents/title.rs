//! Titles of documents that are not open.

use serde_json::{Map, Value};

/// The title of a copy of a document called `title`.
#[must_use]
pub fn copy_title(title: &str) -> String {
    if title.trim().is_empty() {
        "Copy".to_owned()
    } else {
        format!("Copy of {title}")
    }
}

/// The template's text with another title; as it was where it is no template.
pub(super) fn with_title(template: &str, title: &str) -> String {
    let Ok(mut object) = serde_json::from_str::<Map<String, Value>>(template) else {
        return template.to_owned();
    };
    object.insert("title".to_owned(), Value::from(title));
    Value::Object(object).to_string()
}

/// The title in a template's text; empty where there is none.
pub(super) fn title_of(template: &str) -> String {
    let template = serde_json::from_str::<Value>(template).unwrap_or_default();
    let title = template.get("title").and_then(Value::as_str);
    title.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_says_what_it_is_a_copy_of() {
        assert_eq!(copy_title("Invitation"), "Copy of Invitation");
        assert_eq!(copy_title(" "), "Copy");
    }

    #[test]
    fn a_renamed_template_keeps_everything_else() {
        let renamed = with_title(
            r#"{"title":"Old","body":"Dear \"you\"","x-own":[1]}"#,
            "New",
        );
        let value: Value = serde_json::from_str(&renamed).unwrap();
        assert_eq!(value["title"], "New");
        assert_eq!(value["body"], "Dear \"you\"");
        assert_eq!(value["x-own"][0], 1);
    }

    #[test]
    fn a_text_that_is_no_template_stays_as_it_is() {
        assert_eq!(with_title("not JSON", "New"), "not JSON");
    }
}
