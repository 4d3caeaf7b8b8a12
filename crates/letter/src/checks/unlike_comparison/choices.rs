//! A text that is none of the choices of the field it is compared with.

use super::INFO;
use crate::checks::nearest::nearest;
use crate::checks::who::joined;
use crate::merge::{Fault, FaultKind};
use crate::problem::{Edit, Fix, Problem};
use crate::template::Template;

/// The problem of a text that a field of choices is compared with and can never be.
pub(super) fn problem(template: &Template, fault: &Fault) -> Option<Problem> {
    let FaultKind::NoChoice { field, text } = &fault.kind else {
        return None;
    };
    let field = template.field(field.as_str())?;
    let choices = field.choices.iter().map(|choice| choice.trim());
    let meant = nearest(text, choices.clone());
    let quoted: Vec<String> = choices.map(|choice| format!("“{choice}”")).collect();
    let message = format!(
        "“{}” is never “{text}”: its choices are {}. Write one of them, or add this one in Fields.",
        field.display_name(),
        joined(&quoted),
    );
    let fix = meant.and_then(|meant| {
        let text = format!("\"{meant}\"");
        let is_plain = !meant.contains(['"', '\\']);
        is_plain.then(|| {
            Fix::new(
                format!("Write “{meant}”"),
                vec![Edit::new(fault.span, text)],
            )
        })
    });
    Some(
        INFO.at(fault.span, message)
            .about(&field.name)
            .mended_by(fix),
    )
}
