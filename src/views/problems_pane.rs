//! What is wrong, over all recipients, grouped by rule.

use std::rc::Rc;

use letter::{Problem, Severity};
use yew::prelude::*;

use super::problem_group::ProblemGroup;
use crate::platform::live::use_settled;
use crate::session::{Action, Direction, Session, Store};
use crate::ui::{Button, Icon, IconView, Look};

/// What the pane is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ProblemsPaneProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// The problems.
#[component]
pub fn ProblemsPane(props: &ProblemsPaneProps) -> Html {
    let open = use_state(|| true);
    let session = &props.session;
    let problems = &session.checked.problems;
    let has_some = !problems.is_empty();
    let groups = use_memo(problems.clone(), |problems| grouped(problems));
    let summary = summary(session);
    let spoken = use_settled(summary.clone());
    let next = {
        let store = props.store.clone();
        Callback::from(move |()| go_to_neighbour(&store, Direction::Next))
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <section class={classes!("pane", "pane-problems", (*open && has_some).then_some("is-open"))} aria-labelledby="problems-heading">
            <header class="pane-header">
                <h2 class="pane-title" id="problems-heading">
                    <button type="button" class="disclosure" aria-expanded={open.to_string()} aria-controls="problems" onclick={toggle}>
                        <IconView icon={if *open { Icon::Down } else { Icon::Next }} />
                        { "Problems" }
                    </button>
                </h2>
                <span class="problem-counts">{ counts(problems) }</span>
                if !has_some { <p class="problems-none">{ summary.clone() }</p> }
                <span class="spacer" />
                if has_some {
                    <Button label="Next problem" title="Next problem (F8)" icon={Icon::Next} look={Look::Quiet}
                        on_press={next} />
                }
            </header>
            <p class="visually-hidden" role="status">{ spoken }</p>
            <div class="problems" id="problems" hidden={!*open || !has_some}>
                { for groups.iter().map(|group| html! {
                    <ProblemGroup key={group.code} store={props.store.clone()} session={session.clone()} group={group.clone()} />
                }) }
            </div>
        </section>
    }
}

/// The problems of one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The rule's code.
    pub code: &'static str,
    /// What the rule finds, as a heading.
    pub summary: &'static str,
    /// How bad the worst of them is.
    pub severity: Severity,
    /// Indices of the problems.
    pub problems: Rc<Vec<usize>>,
}

/// The problems by rule: the worst rules first, then by code.
fn grouped(problems: &[Problem]) -> Vec<Group> {
    let rules = letter::checks::rules();
    let codes = problems.iter().enumerate();
    let by_code = letter::order::group(codes.map(|(at, problem)| (problem.code, at)).collect());
    let mut groups: Vec<Group> = by_code
        .into_iter()
        .map(|(code, indices)| Group {
            code,
            severity: worst(problems, &indices),
            summary: rules
                .iter()
                .find(|rule| rule.code == code)
                .map_or("", |rule| rule.summary),
            problems: Rc::new(indices),
        })
        .collect();
    letter::order::sort_by_key(&mut groups, |group| group.severity);
    groups
}

fn worst(problems: &[Problem], indices: &[usize]) -> Severity {
    let severities = indices.iter().filter_map(|index| problems.get(*index));
    let worst = severities.map(|problem| problem.severity).min();
    worst.unwrap_or(Severity::Advice)
}

/// The counts by severity, as small badges.
fn counts(problems: &[Problem]) -> Html {
    let kinds = [
        (Severity::Error, "badge-error", Icon::Error),
        (Severity::Warning, "badge-warning", Icon::Warning),
        (Severity::Advice, "badge-advice", Icon::Advice),
    ];
    kinds
        .into_iter()
        .map(|(severity, class, icon)| {
            let count = problems
                .iter()
                .filter(|problem| problem.severity == severity)
                .count();
            if count == 0 {
                return Html::default();
            }
            let words = severity_words(severity, count);
            html! {
                <span class={classes!("badge", class)} title={words.clone()}>
                    <IconView {icon} />{ count }<span class="visually-hidden">{ words }</span>
                </span>
            }
        })
        .collect()
}

fn severity_words(severity: Severity, count: usize) -> String {
    let word = match (severity, count) {
        (Severity::Error, 1) => "error",
        (Severity::Error, _) => "errors",
        (Severity::Warning, 1) => "warning",
        (Severity::Warning, _) => "warnings",
        (Severity::Advice, 1) => "piece of advice",
        (Severity::Advice, _) => "pieces of advice",
    };
    format!("{count} {word}")
}

/// What the checks found, in one sentence.
fn summary(session: &Session) -> String {
    if session.checked.revision.is_none() {
        return "Looking at the letters…".to_owned();
    }
    let problems = &session.checked.problems;
    let letters = match session.people.len() {
        0 => "the template".to_owned(),
        1 => "the letter".to_owned(),
        count => format!("all {count} letters"),
    };
    if problems.is_empty() {
        return format!("No problems found in {letters}.");
    }
    let found = [Severity::Error, Severity::Warning, Severity::Advice]
        .into_iter()
        .filter_map(|severity| {
            let count = problems
                .iter()
                .filter(|one| one.severity == severity)
                .count();
            (count > 0).then(|| severity_words(severity, count))
        });
    format!(
        "Found in {letters}: {}.",
        found.collect::<Vec<_>>().join(", ")
    )
}

/// Shows the next problem or the one before.
pub fn go_to_neighbour(store: &Store, direction: Direction) {
    if let Some(index) = store.session().neighbour(direction) {
        store.dispatch(Action::ProblemChosen(index));
    }
}
