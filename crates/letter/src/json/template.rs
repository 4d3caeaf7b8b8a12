//! A template as a file.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::Value;

use super::page::{read_assets, read_page};
use super::value::{Object, Path, quoted, text};
use super::{TEMPLATE_TYPE, document};
use crate::free_names::FreeNames;
use crate::limits;
use crate::number_format::{MOST_DECIMALS, NumberFormat, NumberStyle};
use crate::read_error::ReadError;
use crate::template::{Extra, Field, FieldKind, FieldName, Template};

/// The keys of a template document that have a meaning.
const TEMPLATE_KEYS: [&str; 8] = [
    "type", "version", "title", "language", "fields", "body", "page", "assets",
];

/// The keys of a field that have a meaning.
const FIELD_KEYS: [&str; 10] = [
    "name",
    "label",
    "kind",
    "required",
    "default",
    "help",
    "choices",
    "separator",
    "columns",
    "format",
];

/// A template that was read although something in it had to be mended.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoredTemplate {
    /// The template, mended.
    pub template: Template,
    /// What was mended, a sentence each; empty where nothing was.
    pub repairs: Vec<String>,
}

/// Reads a template document. A byte order mark before it does no harm.
///
/// Line breaks in the body become `\n`, whatever they were. A title, a label and a list of fields
/// may be left out.
///
/// # Errors
///
/// The text is too large, is not JSON, is no template of a known version, or a value in it is wrong.
///
/// ```
/// use letter::json::read_template;
///
/// let file = r#"{"type": "letterwright/template", "version": 1, "body": "Dear {{ name }},",
///                "fields": [{"name": "name", "kind": "colour"}]}"#;
/// let error = read_template(file).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "fields[0].kind: expected one of text, lines, markdown, date, number, yes_no, choice, list, \
///      found \"colour\""
/// );
/// ```
pub fn read_template(text: &str) -> Result<Template, ReadError> {
    from_value(document::parse(text)?)
}

/// The template that the JSON is.
pub(super) fn from_value(value: Value) -> Result<Template, ReadError> {
    let (template, duplicates) = read(value)?;
    limits::check(&template)?;
    match duplicates.first() {
        None => Ok(template),
        Some(duplicate) => Err(duplicate.error()),
    }
}

/// Reads a template document that the program itself has kept, and mends what can be mended rather
/// than refuse it: of two fields with one name, the second is renamed. However large it is, it is
/// read.
///
/// # Errors
///
/// As [`read_template`], but for what is mended.
pub fn restore_template(text: &str) -> Result<RestoredTemplate, ReadError> {
    let (mut template, duplicates) = read(document::parse_kept(text)?)?;
    let mut names = FreeNames::default();
    for field in &template.fields {
        names.take(field.name.as_str());
    }
    let repairs = duplicates
        .iter()
        .map(|duplicate| duplicate.mend(&mut template, &mut names))
        .collect();
    Ok(RestoredTemplate { template, repairs })
}

/// Writes a template document; no recipient is ever part of it.
///
/// ```
/// use letter::Template;
/// use letter::json::{read_template, write_template};
///
/// let template = Template { title: "Thanks".into(), ..Template::default() };
/// let file = write_template(&template);
/// assert!(file.starts_with("{\n  \"type\": \"letterwright/template\",\n  \"version\": 1,\n"));
/// assert_eq!(read_template(&file), Ok(template));
/// ```
#[must_use]
pub fn write_template(template: &Template) -> String {
    document::write(TEMPLATE_TYPE, without_known_keys(template).as_ref())
}

/// The template with nothing among its unknown keys that has a meaning, so that no key is written
/// twice.
fn without_known_keys(template: &Template) -> Cow<'_, Template> {
    let clash = |extra: &Extra, known: &[&str]| known.iter().any(|key| extra.contains_key(*key));
    let clashes = clash(&template.extra, &TEMPLATE_KEYS)
        || template
            .fields
            .iter()
            .any(|field| clash(&field.extra, &FIELD_KEYS));
    if !clashes {
        return Cow::Borrowed(template);
    }
    let mut clean = template.clone();
    clean
        .extra
        .retain(|key, _| !TEMPLATE_KEYS.contains(&key.as_str()));
    for field in &mut clean.fields {
        field
            .extra
            .retain(|key, _| !FIELD_KEYS.contains(&key.as_str()));
    }
    Cow::Owned(clean)
}

/// The template as it stands in the file, and its fields that bear the name of an earlier one.
fn read(value: Value) -> Result<(Template, Vec<Duplicate>), ReadError> {
    let mut object = document::open(value, TEMPLATE_TYPE)?;
    let defaults = Template::default();
    let title = object.text("title")?.unwrap_or(defaults.title);
    let language = object.text("language")?.unwrap_or(defaults.language);
    let fields = object
        .list("fields")?
        .into_iter()
        .map(|(value, path)| read_field(value, path))
        .collect::<Result<Vec<_>, _>>()?;
    let body = object.needed_text("body")?;
    let duplicates = duplicates(&fields);
    let template = Template {
        title,
        language,
        fields,
        body: with_unix_line_breaks(body),
        page: read_page(&mut object)?,
        assets: read_assets(&mut object)?,
        extra: object.rest(),
    };
    Ok((template, duplicates))
}

fn read_field(value: Value, path: Path) -> Result<Field, ReadError> {
    let mut object = Object::new(value, path)?;
    Ok(Field {
        name: object.needed_text("name")?.into(),
        label: object.text("label")?.unwrap_or_default(),
        kind: object.choice("kind", &FieldKind::ALL)?,
        required: object.truth("required")?.unwrap_or_default(),
        default: object.optional_text("default")?,
        help: object.optional_text("help")?,
        choices: texts(&mut object, "choices")?,
        separator: object.optional_text("separator")?,
        columns: texts(&mut object, "columns")?,
        format: object.object("format")?.map(read_format).transpose()?,
        extra: object.rest(),
    })
}

fn read_format(mut object: Object) -> Result<NumberFormat, ReadError> {
    let most = f64::from(MOST_DECIMALS);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number is in the range that was asked for"
    )]
    let decimals = object.number("decimals", 0.0..=most)?.map(|it| it as u8);
    Ok(NumberFormat {
        style: object.choice("style", &NumberStyle::ALL)?,
        decimals,
        grouping: object.truth("grouping")?.unwrap_or(true),
        currency: object.optional_text("currency")?,
        extra: object.rest(),
    })
}

/// The list of texts under that key.
fn texts(object: &mut Object, key: &str) -> Result<Vec<String>, ReadError> {
    let texts = object.list(key)?.into_iter();
    texts
        .map(|(value, path)| text(value, || path.clone()))
        .collect()
}

/// The text with `\n` for every line break.
pub(crate) fn with_unix_line_breaks(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

/// A field with the name of an earlier one.
#[derive(Debug)]
struct Duplicate {
    index: usize,
    name: FieldName,
}

fn duplicates(fields: &[Field]) -> Vec<Duplicate> {
    let mut seen = HashSet::new();
    fields
        .iter()
        .enumerate()
        .filter(|(_, field)| !seen.insert(&field.name))
        .map(|(index, field)| Duplicate {
            index,
            name: field.name.clone(),
        })
        .collect()
}

impl Duplicate {
    fn error(&self) -> ReadError {
        let path = Path::default().key("fields").index(self.index).key("name");
        let found = format!("{} a second time", quoted(self.name.as_str()));
        path.expected_not("a name that no other field has", &found)
    }

    /// Gives the field a name that is free and says so.
    fn mend(&self, template: &mut Template, names: &mut FreeNames) -> String {
        let name = names.numbered(self.name.as_str());
        let message = format!(
            "Two fields were called {}; the second is called {} from now on.",
            quoted(self.name.as_str()),
            quoted(&name)
        );
        if let Some(field) = template.fields.get_mut(self.index) {
            field.name = name.into();
        }
        message
    }
}
