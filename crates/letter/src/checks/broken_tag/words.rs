//! What is wrong with a tag, in the writer's words.

use crate::limits;
use crate::syntax::SyntaxFaultKind;

/// `written` is the tag as it stands.
pub(super) fn of_tag(kind: SyntaxFaultKind, written: &str) -> String {
    match kind {
        SyntaxFaultKind::Unclosed => format!(
            "This tag has no end, so it prints as it is written. Close it with {}.",
            closer(written)
        ),
        SyntaxFaultKind::Empty => {
            "This tag is empty. Put the name of a field between the braces, or take it out."
                .to_owned()
        }
        SyntaxFaultKind::UnknownTag => format!(
            "“{written}” is not a tag. The tags are if, elif, else and endif, for and endfor."
        ),
        SyntaxFaultKind::NoCondition => {
            "This condition does not say what must hold. Put the name of a field into it."
                .to_owned()
        }
        SyntaxFaultKind::NoEnd if is_loop(written) => {
            "This repetition has no end. Put {% endfor %} where it should end.".to_owned()
        }
        SyntaxFaultKind::NoEnd => {
            "This condition has no end. Put {% endif %} where it should end.".to_owned()
        }
        SyntaxFaultKind::Stray => format!(
            "“{written}” belongs to nothing: no condition or repetition is open here. Take it out, \
             or put in the beginning."
        ),
        SyntaxFaultKind::AfterElse => {
            "This comes after the “otherwise” of the same condition, which must be the last. Move \
             it before, or take it out."
                .to_owned()
        }
        SyntaxFaultKind::ElseIf => {
            "An “otherwise” has no condition of its own, so this one is not asked. Write elif \
             instead of else if."
                .to_owned()
        }
        SyntaxFaultKind::ForShape => {
            "A repetition reads {% for name in list %}: a name of your own, “in”, and a field."
                .to_owned()
        }
        SyntaxFaultKind::TooDeep => format!(
            "This stands in more than {} conditions and repetitions. Take some of them apart.",
            limits::TAG_DEPTH
        ),
    }
}

fn closer(written: &str) -> &'static str {
    match written.get(..2) {
        Some("{%") => "%}",
        Some("{#") => "#}",
        _ => "}}",
    }
}

fn is_loop(written: &str) -> bool {
    written
        .trim_start_matches(['{', '%', '-', ' '])
        .starts_with("for")
}

/// `why` is what the compiler of expressions says; `written` what it says it of.
pub(super) fn of_expression(why: &str, written: &str) -> String {
    if let Some(rest) = why.strip_prefix("there is no ") {
        let what = rest.split(' ').next().unwrap_or_default();
        let advice = match what {
            "filter" => "Look for the filter in the list that opens after “|”.",
            "test" => "Look for the test in the list that opens after “is”.",
            _ => "A letter knows fields and filters, such as {{ name | upper }}.",
        };
        return format!("There is no {rest}. {advice}");
    }
    if why.contains("end of input") || why.contains("end of expression") {
        return format!("This tag stops too early: something is missing after “{written}”.");
    }
    format!("“{written}” cannot be read: {}.", plain(why))
}

/// The compiler's words, where they are not a writer's, in a writer's.
fn plain(why: &str) -> String {
    if why.starts_with("unexpected ") {
        return "there is something in it that does not belong there. A tag holds the name of a \
                field, and perhaps a filter after “|”"
            .to_owned();
    }
    why.trim_end_matches('.').to_owned()
}
