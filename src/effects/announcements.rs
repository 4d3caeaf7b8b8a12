//! Telling the host what happened, as events of the element.

use std::rc::Rc;

use letter::Severity;
use serde::Serialize;
use yew::prelude::*;

use crate::platform::bridge::Bridge;
use crate::session::Session;

#[derive(Serialize)]
struct Changed {
    changed: &'static str,
}

#[derive(Serialize)]
struct Selected {
    selected: Option<usize>,
}

#[derive(Serialize)]
struct Counts<'s> {
    errors: usize,
    warnings: usize,
    advice: usize,
    /// What the file that was opened last left to say.
    file: &'s [String],
}

#[derive(Serialize)]
struct Failed {
    message: String,
}

/// Emits `letter-change`, `letter-select`, `letter-problems` and `letter-error`.
#[hook]
pub fn use_announcements(bridge: &Bridge, session: &Rc<Session>) {
    let before = use_mut_ref(|| None::<Rc<Session>>);
    let (bridge, session) = (bridge.clone(), Rc::clone(session));
    use_effect(move || {
        let before = before.borrow_mut().replace(Rc::clone(&session));
        let Some(before) = before else { return };
        if Rc::ptr_eq(&before, &session) {
            return;
        }
        if let Some(changed) = what_changed(&before, &session) {
            bridge.emit("letter-change", &Changed { changed });
        }
        if before.selected != session.selected {
            let selected = session.selected;
            bridge.emit("letter-select", &Selected { selected });
        }
        if let Some(report) = session
            .report
            .as_ref()
            .filter(|_| before.report != session.report)
        {
            let message = format!("{}. {}", report.title, report.lines.join(" "));
            bridge.emit("letter-error", &Failed { message });
        }
        if before.checked != session.checked || before.report != session.report {
            bridge.emit("letter-problems", &counts(&session));
        }
    });
}

fn what_changed(before: &Session, after: &Session) -> Option<&'static str> {
    match (
        before.template != after.template,
        before.people != after.people,
    ) {
        (true, true) => Some("both"),
        (true, false) => Some("template"),
        (false, true) => Some("recipients"),
        (false, false) => None,
    }
}

fn counts(session: &Session) -> Counts<'_> {
    let of = |severity: Severity| {
        let problems = session.checked.problems.iter();
        problems.filter(|one| one.severity == severity).count()
    };
    Counts {
        errors: of(Severity::Error),
        warnings: of(Severity::Warning),
        advice: of(Severity::Advice),
        file: session.report.as_ref().map_or(&[], |report| &report.lines),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible;

    use super::what_changed;
    use crate::sample;
    use crate::session::{Action, Session};

    #[test]
    fn the_host_is_told_which_of_the_two_files_changed() {
        let before = Rc::new(Session::new(sample::opening()));
        let check = |action: Action, expected| {
            let after = Rc::clone(&before).reduce(action);
            assert_eq!(what_changed(&before, &after), expected);
        };
        check(Action::BodyTyped("Dear all,".to_owned()), Some("template"));
        check(Action::RecipientRemoved(0), Some("recipients"));
        check(Action::Opened(sample::blank(None)), Some("both"));
        check(Action::RecipientChosen(3), None);
    }
}
