//! `M020`: signs of bold or italic that print.
//!
//! ## What it finds
//! `**` or more stars in running text that make nothing bold, and one `*` or `_` that stands before a
//! word as italic begins.
//!
//! ## Why
//! Signs beside white space, or with nothing between them, are no emphasis: they print. One sign
//! behind a word (`price*`), between spaces (`5 * 3`), within a word (`snake_case`) or at a line’s
//! beginning may be a mark, a calculation or a name.
//!
//! ## Example
//! `It was **very **good indeed.`
//!
//! ## Fix
//! The signs close around the words; stars around nothing go.

mod single;

use super::lines::{Line, lines};
use super::{Context, Rule, RuleInfo};
use crate::markdown::outline;
use crate::problem::{Edit, Fix, Problem, Severity};
use crate::recipients::Recipients;
use crate::span::Span;
use crate::template::Template;

#[derive(Debug, Default)]
pub(super) struct PrintedStars;

const INFO: RuleInfo = RuleInfo {
    code: "M020",
    name: "printed-stars",
    severity: Severity::Warning,
    summary: "Signs of bold or italic that print",
};

/// Fixes that are tried at most: each is looked at by reading the whole text again.
const MOST_TRIED: usize = 20;

impl Rule for PrintedStars {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let template = context.template;
        let body = template.body.as_str();
        let lines: Vec<&Line> = context.notes.all_lines().collect();
        let mut found = single::signs(&lines, body);
        found.extend(lines.iter().flat_map(|line| in_line(line, body)));
        found
            .iter()
            .enumerate()
            .map(|(at, stars)| {
                let may_try = at < MOST_TRIED;
                let fix = stars
                    .fix
                    .clone()
                    .filter(|fix| may_try && mends(fix, template));
                INFO.at(stars.range, stars.message()).mended_by(fix)
            })
            .collect()
    }
}

/// Signs that print: a pair that is none, signs around nothing, or some alone.
#[derive(Debug)]
struct Stars {
    range: Span,
    text: String,
    /// The sign of italic that it is; none for those of bold.
    italic: Option<char>,
    fix: Option<Fix>,
}

impl Stars {
    fn message(&self) -> String {
        let text = &self.text;
        match (self.italic, self.fix.is_some()) {
            (None, true) => format!(
                "The stars in “{text}” print as they are. They only make words bold if they stand \
                 directly at them."
            ),
            (None, false) => format!(
                "The stars in “{text}” print as they are. Delete them, or put them directly at both \
                 ends of the words that are to be bold."
            ),
            (Some(sign), true) => format!(
                "Each {sign} in “{text}” prints as it is. They only make words italic if they stand \
                 directly at them."
            ),
            (Some(sign), false) => format!(
                "The {sign} in “{text}” prints as it is. Delete it, or put one directly at each end \
                 of the words that are to be italic."
            ),
        }
    }
}

fn in_line(line: &Line, body: &str) -> Vec<Stars> {
    let runs = runs(line, body);
    let mut rest = runs.as_slice();
    let mut found = Vec::new();
    while let [first, others @ ..] = rest {
        rest = others;
        if first.len() >= 4 && first.len() % 2 == 0 {
            found.push(stars(line, first.start, first.end, body, |_| {
                vec![(first.start, first.end, String::new())]
            }));
        } else if let [next, others @ ..] = others
            && next.len() == first.len()
        {
            rest = others;
            let (first, next) = (first.clone(), next.clone());
            let edits = |text: &str| around_words(text, first.start, first.len(), next.start);
            found.push(stars(line, first.start, next.end, body, edits));
        } else {
            found.push(stars(line, first.start, first.end, body, |_| Vec::new()));
        }
    }
    found
}

/// The runs of two and more stars that print, by their place in the line's text; those that stand
/// for themselves, between spaces or after a backslash, are none.
fn runs(line: &Line, body: &str) -> Vec<std::ops::Range<usize>> {
    let text = line.text.as_str();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find("**")) {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        let end = start + (rest.len() - rest.trim_start_matches('*').len());
        at = end;
        if line.exact_span(start, end, body).is_some() {
            runs.push(start..end);
        }
    }
    runs
}

type LineEdit = (usize, usize, String);

/// Moves the signs of a pair to the words between them, or takes them away where there are none.
fn around_words(text: &str, open: usize, width: usize, close: usize) -> Vec<LineEdit> {
    let inner = text.get(open + width..close).unwrap_or_default();
    let sign = text.get(open..open + width).unwrap_or_default().to_owned();
    let before = inner.len() - inner.trim_start().len();
    let after = inner.len() - inner.trim_end().len();
    let mut edits = vec![(open, open + width, String::new())];
    if !inner.trim().is_empty() {
        let (from, to) = (open + width + before, close - after);
        edits.push((from, from, sign.clone()));
        edits.push((to, to, sign));
    }
    edits.push((close, close + width, String::new()));
    edits
}

fn stars(
    line: &Line,
    start: usize,
    end: usize,
    body: &str,
    edits: impl FnOnce(&str) -> Vec<LineEdit>,
) -> Stars {
    let edits: Option<Vec<Edit>> = edits(&line.text)
        .into_iter()
        .map(|(from, to, text)| {
            let span = match from == to {
                true => insertion_point(line, from, body)?,
                false => line.exact_span(from, to, body)?,
            };
            Some(Edit::new(span, text))
        })
        .collect();
    let italic = single::sign_at(&line.text, start);
    let title = match italic {
        Some(_) => "Mend the italic words",
        None => "Mend the bold words",
    };
    let fix = edits
        .filter(|edits| !edits.is_empty())
        .map(|edits| Fix::new(title, edits));
    Stars {
        range: line.span(start, end),
        text: around(&line.text, start, end),
        italic,
        fix,
    }
}

/// The place in the body that stands directly at a place between two characters of the line.
fn insertion_point(line: &Line, at: usize, body: &str) -> Option<Span> {
    let next = line.text.get(at..)?.chars().next();
    if let Some(span) = next.and_then(|next| line.exact_span(at, at + next.len_utf8(), body)) {
        return Some(Span::new(span.start, span.start));
    }
    let previous = line.text.get(..at)?.chars().next_back()?;
    let span = line.exact_span(at - previous.len_utf8(), at, body)?;
    Some(Span::new(span.end, span.end))
}

/// The stars with the words beside them.
fn around(text: &str, start: usize, end: usize) -> String {
    let before = text.get(..start).unwrap_or_default();
    let word = before.rsplit([' ', '\n']).next().unwrap_or_default();
    let inside = text.get(start..end).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let next = after.split([' ', '\n']).next().unwrap_or_default();
    let shown = format!("{word}{inside}{next}").replace(super::lines::OBJECT, "…");
    let short: String = shown.chars().take(60).collect();
    short.trim().replace('\n', " ")
}

/// Whether fewer signs print once the fix is made, and no other text is lost.
fn mends(fix: &Fix, template: &Template) -> bool {
    let printed = |body: &str| {
        let template = Template {
            body: body.to_owned(),
            ..template.clone()
        };
        let outline = outline(&template);
        let text: String = lines(&outline.blocks, body)
            .into_iter()
            .map(|line| line.text)
            .collect();
        let notes = outline.definitions.iter();
        let notes: String = notes
            .flat_map(|one| lines(&one.blocks, body))
            .map(|line| line.text)
            .collect();
        let all = text + &notes;
        let signs = all.matches(single::SIGNS).count();
        (signs, all.replace(single::SIGNS, ""))
    };
    let (before, words) = printed(&template.body);
    let (after, same) = printed(&fix.apply(&template.body));
    after < before && words == same
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, messages, places};

    fn check(body: &str, expected: &str) {
        assert_ne!(places("M020", body, "name\nAnn"), [""; 0], "{body}");
        assert_eq!(mended("M020", body, "name\nAnn"), expected);
    }

    #[test]
    fn signs_beside_white_space_close_around_the_words() {
        for (body, expected) in [
            (
                "It was **very **good indeed.",
                "It was **very** good indeed.",
            ),
            ("It was ** very** good.", "It was  **very** good."),
            ("It was **very\n**good.", "It was **very**\ngood."),
            ("Dear **{{ name }} **and all", "Dear **{{ name }}** and all"),
            ("A ***very ***good day", "A ***very*** good day"),
        ] {
            check(body, expected);
        }
    }

    #[test]
    fn so_do_signs_of_italic() {
        for (body, expected) in [
            ("It was *very *good indeed.", "It was *very* good indeed."),
            ("It was _very _good indeed.", "It was _very_ good indeed."),
            ("A (*very good *day) out", "A (*very good* day) out"),
            ("It was *very good * indeed.", "It was *very good*  indeed."),
            ("Dear *{{ name }} *and all", "Dear *{{ name }}* and all"),
        ] {
            check(body, expected);
        }
    }

    #[test]
    fn one_sign_of_italic_before_a_word_is_said() {
        assert_eq!(
            messages("M020", "It was *very good indeed.\n\nNext.", ""),
            [
                "The * in “*very” prints as it is. Delete it, or put one directly at each end of \
                 the words that are to be italic."
            ]
        );
        assert_eq!(places("M020", "It was _very good.", ""), ["_"]);
        assert_eq!(places("M020", "It was *very* good and *so.", ""), ["*"]);
    }

    #[test]
    fn signs_around_nothing_go() {
        check("Next.****", "Next.");
        check("One ** ** two", "One   two");
    }

    #[test]
    fn stars_that_no_fix_is_sure_of_are_said() {
        assert_eq!(
            messages("M020", "It was **very good indeed.", ""),
            [
                "The stars in “**very” print as they are. Delete them, or put them directly at \
                 both ends of the words that are to be bold."
            ]
        );
    }

    #[test]
    fn bold_words_escaped_stars_and_code_are_left_alone() {
        for body in [
            "It was **very** good, ***indeed***.",
            "5 * 3, a * b and c*",
            "The plan* and the act*.",
            "*Delete as needed*, snake_case and 5*3*2.",
            "Rooms from £50*, see *terms below.",
            "*Terms apply",
            "_____ (name) and __ (date)",
            "Write _config.yml or *.csv, and \\*this.",
            "It was \\*\\*very\\*\\* good.",
            "`a ** b`",
            "One\n\n***\n\nTwo",
            "{{ name ~ \"**\" }}",
        ] {
            assert_eq!(places("M020", body, "name\nAnn"), [""; 0], "{body}");
        }
    }
}
