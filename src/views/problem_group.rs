//! The problems of one rule, with a jump and a fix for each.

use std::rc::Rc;

use letter::{Fix, Problem, Severity};
use yew::prelude::*;

use super::problems_pane::Group;
use super::unused_field::UnusedField;
use crate::session::{Action, Session, Store};
use crate::ui::{Button, Icon, IconView, Look};

/// How many names are said before "and … more".
const NAMES: usize = 3;
/// How many problems of one rule are listed before the rest is asked for.
const LISTED: usize = 20;

/// The rule about a field that the letter does not use.
const UNUSED_FIELD: &str = "M006";

/// What a group is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct ProblemGroupProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
    /// The group.
    pub group: Group,
}

/// A rule's heading and its problems.
#[component]
pub fn ProblemGroup(props: &ProblemGroupProps) -> Html {
    let all = use_state(|| false);
    let (session, group) = (&props.session, &props.group);
    let problems = &session.checked.problems;
    let fixes: Vec<Fix> = group
        .problems
        .iter()
        .filter_map(|index| problems.get(*index)?.fix.clone())
        .collect();
    let can_fix = session.is_checked() && !session.readonly;
    let listed = if *all { usize::MAX } else { LISTED };
    let hidden = group.problems.len().saturating_sub(listed);
    let show_all = Callback::from(move |()| all.set(true));
    html! {
        <section class={classes!("problem-group", severity_class(group.severity))} aria-label={group.summary}>
            <header class="problem-group-header">
                <IconView icon={severity_icon(group.severity)} />
                <h3 class="problem-rule">{ group.summary }</h3>
                <span class="count">{ group.problems.len() }</span>
                if fixes.len() > 1 {
                    <Button label={format!("Fix all {}", fixes.len())} look={Look::Plain} disabled={!can_fix}
                        on_press={fix(props, fixes)} />
                }
            </header>
            <ul class="problem-list">
                { for group.problems.iter().take(listed).filter_map(|index| Some((*index, problems.get(*index)?))).map(|(index, problem)| html! {
                    <ProblemRow store={props.store.clone()} {index} is_shown={session.problem == Some(index)} who={who(session, problem)} problem={problem.clone()} {can_fix}
                        on_fix={fix_one(props)} />
                }) }
            </ul>
            if hidden > 0 {
                <Button label={format!("Show {hidden} more")} look={Look::Quiet} on_press={show_all} />
            }
        </section>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct ProblemRowProps {
    store: Store,
    index: usize,
    is_shown: bool,
    problem: Problem,
    who: Option<String>,
    can_fix: bool,
    on_fix: Callback<Fix>,
}

/// One problem; a click goes to its place.
#[component]
fn ProblemRow(props: &ProblemRowProps) -> Html {
    let problem = &props.problem;
    let onclick = {
        let (store, index) = (props.store.clone(), props.index);
        Callback::from(move |_: MouseEvent| store.dispatch(Action::ProblemChosen(index)))
    };
    let fixes = problem.fix.iter().chain(&problem.ways);
    html! {
        <li class="problem">
            <button type="button" class="problem-open" {onclick} aria-current={props.is_shown.then_some("true")}>
                <span class="problem-message">{ problem.message.clone() }</span>
                if let Some(who) = &props.who { <span class="problem-who">{ who.clone() }</span> }
            </button>
            { for fixes.cloned().map(|fix| html! {
                <Button label={fix.title.clone()} icon={Icon::Check} disabled={!props.can_fix}
                    on_press={props.on_fix.reform(move |()| fix.clone())} />
            }) }
            if let Some(field) = problem.field.clone().filter(|_| problem.code == UNUSED_FIELD) {
                <UnusedField store={props.store.clone()} {field} can_fix={props.can_fix} />
            }
        </li>
    }
}

fn fix(props: &ProblemGroupProps, fixes: Vec<Fix>) -> Callback<()> {
    let (store, revision) = (props.store.clone(), props.session.revision);
    Callback::from(move |()| {
        let fixes = fixes.clone();
        store.dispatch(Action::FixesChosen { revision, fixes });
    })
}

fn fix_one(props: &ProblemGroupProps) -> Callback<Fix> {
    let (store, revision) = (props.store.clone(), props.session.revision);
    Callback::from(move |fix| {
        let fixes = vec![fix];
        store.dispatch(Action::FixesChosen { revision, fixes });
    })
}

/// Whom a problem concerns: "Ada, Ben, Cleo and 34 more".
fn who(session: &Session, problem: &Problem) -> Option<String> {
    let concerned = &problem.recipients;
    if concerned.is_empty() {
        return None;
    }
    if concerned.len() == session.people.len() && concerned.len() > 1 {
        return Some("All recipients".to_owned());
    }
    let names = concerned.iter().take(NAMES);
    let names: Vec<String> = names.map(|index| session.recipient_name(*index)).collect();
    let more = concerned.len() - names.len();
    let names = names.join(", ");
    Some(if more > 0 {
        format!("{names} and {more} more")
    } else {
        names
    })
}

fn severity_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "is-error",
        Severity::Warning => "is-warning",
        Severity::Advice => "is-advice",
    }
}

fn severity_icon(severity: Severity) -> Icon {
    match severity {
        Severity::Error => Icon::Error,
        Severity::Warning => Icon::Warning,
        Severity::Advice => Icon::Advice,
    }
}
