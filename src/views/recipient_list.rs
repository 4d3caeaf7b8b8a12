//! Everyone who gets the letter, ten thousand as smoothly as ten.

use std::collections::HashMap;
use std::rc::Rc;

use letter::Severity;
use yew::prelude::*;

use super::recipient_picker::second_line;
use crate::platform::dom;
use crate::session::{Action, Session, Store};
use crate::ui::{Icon, IconView, VirtualList};

/// The height of a row, in CSS pixels.
const ROW: usize = 48;

/// What the list is made of.
#[derive(Debug, PartialEq, Properties)]
pub struct RecipientListProps {
    /// Where actions go.
    pub store: Store,
    /// The session.
    pub session: Rc<Session>,
}

/// The list, with a search box over it.
#[component]
pub fn RecipientList(props: &RecipientListProps) -> Html {
    let session = &props.session;
    let query = use_state(String::new);
    let found = {
        let session = Rc::clone(session);
        let key = (session.people.clone(), (*query).clone());
        use_memo(key, move |(_, query)| search(&session, query))
    };
    let badges = use_memo(session.checked.problems.clone(), |problems| {
        badges(problems)
    });
    let oninput = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| query.set(dom::value_of(&event)))
    };
    let on_choose = {
        let (store, found) = (props.store.clone(), found.clone());
        Callback::from(move |row: usize| {
            if let Some(index) = found.get(row) {
                store.dispatch(Action::RecipientChosen(*index));
            }
        })
    };
    let row = {
        let (session, found) = (Rc::clone(session), found.clone());
        Callback::from(move |row: usize| match found.get(row) {
            Some(&index) => row_view(&session, index, badges.get(&index)),
            None => Html::default(),
        })
    };
    let chosen = session
        .selected
        .and_then(|selected| found.binary_search(&selected).ok());
    html! {
        <div class="recipient-list">
            <div class="search-box">
                <IconView icon={Icon::Search} />
                <input type="search" class="input" aria-label="Search recipients" placeholder="Search"
                    autocomplete="off" value={(*query).clone()} {oninput} />
            </div>
            if found.is_empty() {
                <p class="empty-line">{ format!("Nobody matches “{}”.", *query) }</p>
            } else {
                <VirtualList id="recipient" label="Recipients" count={found.len()} row_height={ROW}
                    {chosen} {row} {on_choose} />
            }
        </div>
    }
}

fn row_view(session: &Session, index: usize, badge: Option<&Badge>) -> Html {
    let detail = second_line(session, index);
    html! {
        <>
            <span class="item-text">
                <span class="item-label truncate">{ session.recipient_name(index) }</span>
                <span class="item-detail truncate">{ detail }</span>
            </span>
            if let Some(badge) = badge {
                <span class={classes!("badge", badge.class())} title={badge.words()}>
                    <IconView icon={badge.icon()} />
                    <span class="visually-hidden">{ badge.words() }</span>
                </span>
            }
        </>
    }
}

/// How much is wrong with one recipient's letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Badge {
    count: usize,
    worst: Severity,
}

impl Badge {
    fn class(self) -> &'static str {
        match self.worst {
            Severity::Error => "badge-error",
            Severity::Warning => "badge-warning",
            Severity::Advice => "badge-advice",
        }
    }

    fn icon(self) -> Icon {
        match self.worst {
            Severity::Error => Icon::Error,
            Severity::Warning => Icon::Warning,
            Severity::Advice => Icon::Advice,
        }
    }

    fn words(self) -> String {
        if self.count == 1 {
            "1 problem".to_owned()
        } else {
            format!("{} problems", self.count)
        }
    }
}

fn badges(problems: &[letter::Problem]) -> HashMap<usize, Badge> {
    let mut badges = HashMap::new();
    for problem in problems {
        for &index in &problem.recipients {
            let badge = badges.entry(index).or_insert(Badge {
                count: 0,
                worst: problem.severity,
            });
            badge.count += 1;
            badge.worst = badge.worst.min(problem.severity);
        }
    }
    badges
}

/// The recipients that hold every word of `query` in any of their cells.
fn search(session: &Session, query: &str) -> Vec<usize> {
    let query = query.to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    let all = session.people.iter().enumerate();
    let matching = all.filter(|(_, recipient)| {
        let holds = |word: &&str| {
            let mut cells = recipient.cells.values();
            cells.any(|cell| cell.to_lowercase().contains(word))
        };
        words.iter().all(holds)
    });
    matching.map(|(index, _)| index).collect()
}

#[cfg(test)]
mod tests {
    use letter::{Problem, Severity};

    use super::badges;

    #[test]
    fn a_badge_counts_problems_and_shows_the_worst() {
        let problem = |severity, recipients: &[usize]| Problem {
            code: "M001",
            severity,
            message: String::new(),
            range: None,
            recipients: recipients.to_vec(),
            field: None,
            fix: None,
            ways: Vec::new(),
        };
        let badges = badges(&[
            problem(Severity::Advice, &[1]),
            problem(Severity::Error, &[1, 3]),
            problem(Severity::Warning, &[]),
        ]);
        assert_eq!((badges[&1].count, badges[&1].worst), (2, Severity::Error));
        assert_eq!((badges[&3].count, badges.len()), (1, 2));
    }
}
