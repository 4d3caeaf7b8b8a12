//! What must hold of every problem, whatever the template is: its places fit the body, and its fix
//! mends it.

use letter::checks::check;
use letter::{Field, FieldKind, Fix, Problem, Recipient, Recipients, Span, Template};
use proptest::prelude::*;

/// Pieces of letters with footnotes, right and wrong.
const PIECES: [&str; 66] = [
    "word ",
    "Word",
    "word",
    " the announcement",
    " findings",
    "[^a]",
    "[^b]",
    "[^A]",
    "[^1]",
    "[^2]",
    "[^note]",
    "[^aa]",
    "\n\n[^a]: Note a\n\n",
    "\n\n[^b]: Note b",
    "\n[^1]: Note 1\n",
    "\n\n[^2]:\n",
    "\n\n[^2]: {{ name }}\n\n",
    "\n\n[^note]: Two[^a]\n\n    paragraphs\n",
    "\n\n[^a]: {% if yes %}x{% endif %}\n\n",
    "\n\n[^a]: Note a",
    "\n    [^b]: inside",
    "¹",
    "²",
    "1",
    "2",
    "3",
    "<sup>1</sup>",
    "^2^",
    "[1]",
    "[2]",
    "*",
    "†",
    "\n\n¹ Home Office",
    "\n² Home Office\n",
    "\n\n<sup>1</sup> Home Office",
    "\n\n[2] Home Office\n",
    "\n\n1 Home Office\n\n",
    "\n\n* Home Office\n\n",
    "\n\n† Home Office",
    "?",
    "®",
    ".",
    ",",
    "!",
    "\\",
    ":",
    "(",
    "[",
    "](x)",
    "_",
    " ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "# ",
    "<div>",
    "`",
    "é",
    "&amp;",
    "{{ name }}",
    "{% if yes %}",
    "{% else %}",
    "{% endif %}",
    "{# remark #}",
    "\u{F0000}",
];

fn body() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec(piece, 0..25).prop_map(|pieces| pieces.concat())
}

fn template(body: String) -> Template {
    Template {
        fields: vec![
            Field::new("name", FieldKind::Text),
            Field::new("yes", FieldKind::YesNo),
        ],
        body,
        ..Template::default()
    }
}

fn recipients(count: usize) -> Recipients {
    let people = [
        [("name", "Ann"), ("yes", "yes")],
        [("name", ""), ("yes", "no")],
    ];
    Recipients {
        recipients: people
            .into_iter()
            .take(count)
            .map(|cells| cells.into_iter().collect::<Recipient>())
            .collect(),
        ..Recipients::default()
    }
}

fn fits(span: Span, body: &str) -> bool {
    body.get(span.start..span.end).is_some()
}

/// Where a range of the body is after a fix: what replaced it, where it was replaced.
fn moved(range: Span, fix: &Fix) -> Span {
    let place = |at: usize, end: bool| {
        let mut gained = 0;
        let mut lost = 0;
        for edit in &fix.edits {
            if edit.range.end <= at && (edit.range.start < at || !end) {
                gained += edit.text.len();
                lost += edit.range.len();
            } else if edit.range.start < at
                || (edit.range.start == at && !edit.range.is_empty() && !end)
            {
                let inside = if end { edit.text.len() } else { 0 };
                return edit.range.start + gained - lost + inside;
            }
        }
        at + gained - lost
    };
    Span::new(place(range.start, false), place(range.end, true))
}

fn first_fix(problems: &[Problem]) -> Option<&Fix> {
    problems.iter().find_map(|problem| problem.fix.as_ref())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_place_fits_and_every_footnote_s_fix_mends(body in body(), count in 0_usize..3) {
        let people = recipients(count);
        let problems = check(&template(body.clone()), &people);
        for problem in &problems {
            if let Some(range) = problem.range {
                prop_assert!(fits(range, &body), "{problem:?}");
            }
            prop_assert!(problem.recipients.is_sorted_by(|one, other| one < other));
            prop_assert!(problem.recipients.iter().all(|index| *index < count));
            let (Some(range), Some(fix)) = (problem.range, &problem.fix) else {
                continue;
            };
            prop_assert!(fix.edits.iter().all(|edit| fits(edit.range, &body)), "{fix:?}");
            let mut pairs = fix.edits.iter().zip(fix.edits.iter().skip(1));
            prop_assert!(pairs.all(|(one, next)| one.range.end <= next.range.start), "{fix:?}");
            if !problem.code.starts_with('F') {
                continue;
            }
            let mended = fix.apply(&body);
            let place = moved(range, fix);
            let left = check(&template(mended.clone()), &people);
            let same = left.iter().find(|other| {
                let at = other.range.unwrap_or_default();
                other.code == problem.code && at.start < place.end && place.start < at.end
            });
            prop_assert_eq!(same, None, "{:?}\n{:?}", problem, mended);
        }
    }

    #[test]
    fn fix_after_fix_comes_to_an_end(body in body(), count in 0_usize..3) {
        let people = recipients(count);
        let mut template = template(body);
        let mut problems = check(&template, &people);
        let most = 3 * problems.len() + 10;
        for _ in 0..most {
            let Some(fix) = first_fix(&problems) else {
                break;
            };
            template.body = fix.apply(&template.body);
            problems = check(&template, &people);
        }
        prop_assert_eq!(first_fix(&problems), None, "{:?}", template.body);
    }
}
