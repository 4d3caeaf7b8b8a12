//! F009: a mark typed by hand.
//!
//! ## What it finds
//! `¹`, `<sup>1</sup>`, `^1^`, `[1]`, `†` and `*` after a word, and a figure at the end of a word
//! (`announcement1`) where a paragraph begins with that figure, or where such figures count 1, 2, 3
//! through the letter. Units, powers, fractions, codes and numberings (`m²`, `10³`, `COVID19`,
//! `section45`) are never marks.
//!
//! ## Why
//! Nobody renumbers it when a note comes or goes, its note stands wherever the text has it, and a
//! screen reader cannot follow it.
//!
//! ## Example
//! ```text
//! The announcement¹ was welcome.
//!
//! ¹ Home Office (2019)
//! ```
//!
//! ## Fix
//! Where exactly one paragraph begins with the same sign, or a note without a mark has the number
//! as its label, mark and note become a footnote, and with them all others of which this is plain: a
//! number that stayed typed could be another note's in print.

use super::typed::{Conversion, Sign, Typed, TypedMark, typed, unused_definition};
use super::{Context, Rule, RuleInfo};
use crate::problem::{Problem, Severity};
use crate::recipients::Recipients;

const INFO: RuleInfo = RuleInfo {
    code: "F009",
    name: "typed-mark",
    severity: Severity::Warning,
    summary: "A mark typed by hand",
};

/// Marks that were typed by hand.
#[derive(Debug)]
pub(super) struct TypedMarks;

impl Rule for TypedMarks {
    fn info(&self) -> RuleInfo {
        INFO
    }

    fn finish(&mut self, context: &Context<'_>, _recipients: &Recipients) -> Vec<Problem> {
        let typed = typed(context);
        let conversion = Conversion::new(context, &typed);
        typed
            .marks
            .iter()
            .map(|mark| {
                INFO.at(mark.place, message(context, &typed, mark))
                    .mended_by(conversion.of(&mark.sign))
            })
            .collect()
    }
}

fn message(context: &Context<'_>, typed: &Typed, mark: &TypedMark) -> String {
    let written = mark.place.of(&context.template.body);
    if typed.notes.iter().any(|note| note.sign == mark.sign) {
        return format!(
            "The mark {written} is typed by hand, and its note is a paragraph of the text: the \
             number is not kept right, and the note not at the foot. Make it a footnote."
        );
    }
    match &mark.sign {
        Sign::Number(number) if unused_definition(context, &mark.sign).is_some() => format!(
            "The mark {written} is typed by hand, so it does not lead to the note [^{number}]."
        ),
        Sign::Number(number) => format!(
            "{written} looks like a footnote’s mark typed by hand, and no note goes with it. Write \
             [^{number}] instead, and its note on a line of its own: [^{number}]: and the text."
        ),
        Sign::Symbol(_) => format!(
            "{written} looks like a footnote’s mark typed by hand, and no note goes with it. Write \
             [^note] instead, and its note on a line of its own: [^note]: and the text."
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{mended, of_code, places};

    #[test]
    fn marks_are_found_however_they_are_typed() {
        let cases = [
            ("The announcement¹ was welcome.", &["¹"][..]),
            ("The announcement<sup>1</sup> was.", &["<sup>1</sup>"]),
            ("The announcement^1^ was.", &["^1^"]),
            ("The announcement[1] was.", &["[1]"]),
            ("The announcement.¹² It was.", &["¹²"]),
            ("“Welcome”¹ it was, *indeed*².", &["¹", "²"]),
            ("The announcement† was.", &["†"]),
            ("We read {{ programme }}¹ again.", &["¹"]),
            (
                "The announcement1 and report2, and findings.3",
                &["1", "2", "3"],
            ),
            ("The announcement1 was.\n\n1 Home Office (2019)", &["1"]),
            ("The announcement 1 was.\n\n1 Home Office (2019)", &[]),
            ("The announcement [1] was.\n\n[1] Home Office", &["[1]"]),
            ("In 2019¹ it was.\n\n¹ Home Office", &["¹"]),
            ("The announcement* was.\n\n* Home Office", &["*"]),
            ("The announcement¹ was.\n\n[^1]: Home Office", &["¹"]),
            ("The announcement1 was.\n\n[^1]: Home Office", &["1"]),
        ];
        for (body, expected) in cases {
            assert_eq!(places("F009", body, ""), expected, "{body}");
        }
    }

    #[test]
    fn words_and_figures_that_are_no_marks_are_left_alone() {
        for body in [
            "COVID19, Covid19, H2O, A4, MP3, covid-19, M25, LE19 2BX, SW1V 1PN.",
            "An area of 12 m², 3 km², 10⁶ people, x² and CO<sup>2</sup>.",
            "The 1<sup>st</sup> of May, CO<sub>2</sub>, 2^10^ bytes.",
            "Call 020 3513 0477 or write to user1@example.org or www.example.org/page2.",
            "R (Smith) v Jones [2020] UKSC 5 at [12].",
            "See [1](https://example.org) and `code1` and [one][1].\n\n[1]: https://example.org",
            "The phase1, phase2 and phase3 of the plan.",
            "In annex1 it says so, and in annex1 again; see form2.",
            "- one\n- two\n\n1. First\n2. Second",
            "5 Globe House\n89 Eccleston Square",
            "The files in src/* are new.\n\n* one\n\nTwo*\n\n* three",
            "Required fields are marked with *.\n\n* one\n* two",
            "{{ address1 }} and {{ line2 | upper }}",
            "The report[^1] and phase1.\n\n[^1]: Home Office",
            "version1.2, html5, mp3 and utf8.",
        ] {
            assert_eq!(places("F009", body, ""), [""; 0], "{body}");
            assert_eq!(places("F010", body, ""), [""; 0], "{body}");
        }
    }

    /// A letter with a note of each kind, so that any figure could be a mark.
    fn with_notes(text: &str) -> String {
        let notes = (1..=3).map(|n| format!("\n\n{} Source {n}", ["¹", "²", "³"][n - 1]));
        let figures = [19, 45, 50].map(|n| format!("\n\n{n} Baker Street"));
        format!("{text}{}{}", notes.collect::<String>(), figures.concat())
    }

    #[test]
    fn units_powers_codes_and_numberings_are_never_marks() {
        for text in [
            "An area of 12 m², 3 km², 4 cm³, 5 ft², 6 in², 7 sq m² and 8 µm².",
            "It fell to 2 m³/s, 9 m/s², 6 W/m² and 40 kg/m³.",
            "Square metres², cubic feet³ and 5 miles².",
            "Some 10³ people, 2², x², e³, R² = 1, (a + b)², (2 × 3)² and 10⁻³.",
            "CO², H²O, NO², NH³ and CO<sup>2</sup>; the isotope ²H and ³He.",
            "It took 1¹/₂ hours, and ²⁄₃ of it, or <sup>1</sup>/<sub>2</sub>.",
            "The 1<sup>st</sup>, 2<sup>nd</sup> and 3ʳᵈ, n^2^ and 10^3^.",
            "COVID19, Covid19, covid19, COVID-19, COVID¹⁹, H1N1, A4 and M3.",
            "Section 45, section45, Article50, article 50, Part 2, part2 and 4⁵.",
            "In annex1, phase2, vol.2, fig.3, para.2 and page3.",
            "We spent 3², £1,250² and 45².",
        ] {
            assert_eq!(places("F009", &with_notes(text), ""), [""; 0], "{text}");
        }
        assert_eq!(
            places(
                "F009",
                "A 5* hotel, an A* pupil, a*.pdf.\n\n* Terms apply",
                ""
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_year_before_a_figure_leaves_it_a_mark_and_no_unit_goes_with_it() {
        let body = "In 2019², in 2019–20² and on 1/5/2019², 12 m².\n\n² Report\n";
        assert_eq!(places("F009", body, ""), ["²", "²", "²"]);
        assert_eq!(
            mended("F009", "In 2019² and 12 m².\n\n² Report\n", ""),
            "In 2019[^2] and 12 m².\n\n[^2]: Report\n"
        );
    }

    #[test]
    fn a_figure_is_a_word_s_own_where_the_note_has_its_mark() {
        let body = "The announcement¹ on phase1 was.\n\n¹ Home Office";
        assert_eq!(places("F009", body, ""), ["¹"]);
    }

    #[test]
    fn mark_and_note_become_a_footnote() {
        let cases = [
            (
                "The plan¹ is new.\n\n¹ Plan for 2021\n",
                "The plan[^1] is new.\n\n[^1]: Plan for 2021\n",
            ),
            (
                "The plan<sup>1</sup> is new.\n\n<sup>1</sup> [Plan](#)\n\nYours",
                "The plan[^1] is new.\n\n[^1]: [Plan](#)\n\nYours",
            ),
            (
                "The plan[1] is new, this plan[1].\n\n^1^ Plan for\n2021",
                "The plan[^1] is new, this plan[^1].\n\n[^1]: Plan for\n2021",
            ),
            (
                "The plan¹ and report².\n\n¹ Plan for 2021\n² Report\n",
                "The plan[^1] and report[^2].\n\n[^1]: Plan for 2021\n\n[^2]: Report\n",
            ),
            (
                "The plan* is new!* Yes.\n\n* Plan for 2021\n",
                "The plan[^note] is new\\![^note] Yes.\n\n[^note]: Plan for 2021\n",
            ),
            (
                "The plan† and law[^note].\n\n† Plan\n\n[^note]: Law\n",
                "The plan[^note-2] and law[^note].\n\n[^note-2]: Plan\n\n[^note]: Law\n",
            ),
            (
                "The plan1 is new.\n\n[^1]: Plan for 2021\n",
                "The plan[^1] is new.\n\n[^1]: Plan for 2021\n",
            ),
            (
                "The law[^1] and plan².\n\n[^1]: Law\n\n[^2]: Plan\n",
                "The law[^1] and plan[^2].\n\n[^1]: Law\n\n[^2]: Plan\n",
            ),
            (
                "The law[^1] and plan¹.\n\n[^1]: Law\n\n¹ Plan\n",
                "The law[^1] and plan[^note-1].\n\n[^1]: Law\n\n[^note-1]: Plan\n",
            ),
        ];
        for (body, expected) in cases {
            assert_eq!(mended("F009", body, ""), expected);
        }
    }

    #[test]
    fn mark_and_note_under_the_same_condition_become_a_footnote() {
        let body = "Announced¹ and {% if x %}said² {% endif %}so³.\n\n¹ One\n\n\
                    {% if x %}\n² Two\n{% endif %}\n\n³ Three\n";
        assert_eq!(
            mended("F009", body, ""),
            "Announced[^1] and {% if x %}said[^2] {% endif %}so[^3].\n\n[^1]: One\n\n\
             {% if x %}\n[^2]: Two\n{% endif %}\n\n[^3]: Three\n"
        );
    }

    #[test]
    fn no_number_is_left_typed_that_a_note_prints() {
        // The second note cannot be turned: the first alone can, and neither of the others.
        let first = "The first¹, the second² and third³.\n\n¹ One\n\n> ² Two\n\n³ Three\n";
        assert_eq!(
            mended("F009", first, ""),
            "The first[^1], the second² and third³.\n\n[^1]: One\n\n> ² Two\n\n³ Three\n"
        );
        let law = "The law[^law], the first¹ and second².\n\n[^law]: Law\n\n¹ One\n\n> ² Two\n";
        assert_eq!(mended("F009", law, ""), law);
        let later = "The second² and third³.\n\n> ² Two\n\n³ Three\n";
        assert_eq!(mended("F009", later, ""), later);
    }

    #[test]
    fn signs_get_labels_of_their_own() {
        assert_eq!(
            mended("F009", "The plan† and law‡.\n\n† Plan\n\n‡ Law\n", ""),
            "The plan[^note] and law[^note-2].\n\n[^note]: Plan\n\n[^note-2]: Law\n"
        );
    }

    #[test]
    fn what_is_not_plain_is_only_reported() {
        for body in [
            "The plan¹ is new.\n",
            "The plan¹ and law¹.\n\n¹ Plan\n\n¹ Law\n",
            "The plan¹(new).\n\n¹ Plan\n",
            "The plan¹ is new.\n\n{% if x %}\n¹ Plan\n{% endif %}\n",
            "The plan¹ is new.\n\n> ¹ Plan\n",
        ] {
            let problems = of_code("F009", body, "");
            assert!(!problems.is_empty(), "{body}");
            assert!(
                problems.iter().all(|problem| problem.fix.is_none()),
                "{body}"
            );
        }
    }
}
