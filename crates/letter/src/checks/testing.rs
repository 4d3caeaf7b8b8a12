//! What every rule's tests are written with.

use crate::checks;
use crate::problem::Problem;
use crate::testing::sample;

/// A problem as a test writes it: its code, the text it stands at, and whom it concerns.
pub(crate) type Found<'a> = (&'static str, &'a str, Vec<usize>);

/// Everything that is wrong with a letter; `recipients` is CSV as [`sample`] reads it.
pub(crate) fn check<'a>(body: &'a str, recipients: &str) -> Vec<Found<'a>> {
    problems(body, recipients)
        .into_iter()
        .map(|problem| {
            let text = problem.range.map_or("", |range| range.of(body));
            (problem.code, text, problem.recipients)
        })
        .collect()
}

/// The texts at which the rule of that code finds something.
pub(crate) fn places<'a>(code: &str, body: &'a str, recipients: &str) -> Vec<&'a str> {
    check(body, recipients)
        .into_iter()
        .filter(|(found, ..)| *found == code)
        .map(|(_, text, _)| text)
        .collect()
}

/// What the rule of that code finds: the text it stands at, and whom it concerns.
pub(crate) fn check_code<'a>(
    code: &str,
    body: &'a str,
    recipients: &str,
) -> Vec<(&'a str, Vec<usize>)> {
    check(body, recipients)
        .into_iter()
        .filter(|(found, ..)| *found == code)
        .map(|(_, text, whom)| (text, whom))
        .collect()
}

/// What the rule of that code says, in the order of the places.
pub(crate) fn messages(code: &str, body: &str, recipients: &str) -> Vec<String> {
    of_code(code, body, recipients)
        .into_iter()
        .map(|problem| problem.message)
        .collect()
}

/// The body after the first fix that the rule of that code offers; the body as it is where it
/// offers none. There is then one problem of that code fewer, or the fix mends nothing.
pub(crate) fn mended(code: &str, body: &str, recipients: &str) -> String {
    let before = of_code(code, body, recipients);
    let Some(fix) = before.iter().find_map(|problem| problem.fix.as_ref()) else {
        return body.to_owned();
    };
    let mended = fix.apply(body);
    let after = of_code(code, &mended, recipients);
    assert!(
        after.len() < before.len(),
        "“{}” mends nothing:\n{mended}\n{after:#?}",
        fix.title
    );
    mended
}

/// All problems of the rule of that code.
pub(crate) fn of_code(code: &str, body: &str, recipients: &str) -> Vec<Problem> {
    let mut problems = problems(body, recipients);
    problems.retain(|problem| problem.code == code);
    problems
}

fn problems(body: &str, recipients: &str) -> Vec<Problem> {
    let (template, recipients) = sample(body, recipients);
    checks::check(&template, &recipients)
}
