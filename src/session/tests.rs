use std::rc::Rc;

use letter::{CellEdit, Edit, Field, FieldKind, Fix, Recipient, Recipients, Span, Template};
use yew::Reducible;

use super::{Action, Direction, Incoming, Opening, Session, Spot, Wordings};

fn session() -> Rc<Session> {
    let template = Template {
        fields: vec![
            Field::new("name", FieldKind::Text),
            Field::new("member", FieldKind::YesNo),
        ],
        body: "Dear {{ name }},\n\n{% if member %}Welcome back.{% endif %}\n".to_owned(),
        ..Template::default()
    };
    let recipients = Recipients {
        recipients: ["Ada", "Ben", "Cleo"]
            .map(|name| Recipient::from_iter([("name", name)]))
            .to_vec(),
        ..Recipients::default()
    };
    Rc::new(Session::new(Opening {
        template,
        recipients,
        selected: Some(1),
        ..Opening::default()
    }))
}

fn after(actions: impl IntoIterator<Item = Action>) -> Rc<Session> {
    actions
        .into_iter()
        .fold(session(), |session, action| session.reduce(action))
}

fn names(session: &Session) -> Vec<&str> {
    session.people.iter().map(|one| one.cell("name")).collect()
}

fn cell(index: usize, text: &str) -> Action {
    Action::CellTyped {
        index,
        field: "name".to_owned(),
        text: text.to_owned(),
    }
}

#[test]
fn what_changes_nothing_keeps_the_same_session() {
    let body = session().template.body.clone();
    for action in [
        Action::BodyTyped(body),
        Action::RecipientChosen(1),
        Action::CaretMoved(0),
        Action::RecipientRemoved(7),
        cell(0, "Ada"),
        Action::Undone,
    ] {
        let before = session();
        assert!(
            Rc::ptr_eq(&before, &Rc::clone(&before).reduce(action.clone())),
            "{action:?}"
        );
    }
}

#[test]
fn removing_someone_before_the_chosen_one_keeps_the_choice() {
    let session = after([Action::RecipientRemoved(0)]);
    assert_eq!(names(&session), ["Ben", "Cleo"]);
    assert_eq!(session.recipient_name(session.selected.unwrap()), "Ben");
    let notice = session.notice.as_ref().unwrap();
    assert_eq!(&*notice.text, "Removed Ada.");
    assert!(notice.undo);
}

#[test]
fn removing_everyone_leaves_nobody_chosen_and_undo_brings_them_back() {
    let remove = || Action::RecipientRemoved(0);
    let session = after([remove(), remove(), remove()]);
    assert_eq!(session.selected, None);
    let session = [Action::Undone, Action::Undone, Action::Undone]
        .into_iter()
        .fold(session, |session, action| session.reduce(action));
    assert_eq!(names(&session), ["Ada", "Ben", "Cleo"]);
    assert_eq!(session.selected, Some(1));
}

#[test]
fn letters_typed_into_one_cell_are_taken_back_together() {
    let session = after([
        cell(0, "Adam"),
        cell(0, "Adama"),
        cell(2, "C"),
        Action::Undone,
    ]);
    assert_eq!(names(&session), ["Adama", "Ben", "Cleo"]);
    assert_eq!(
        names(&session.reduce(Action::Undone)),
        ["Ada", "Ben", "Cleo"]
    );
}

#[test]
fn renaming_a_field_follows_it_into_the_text_and_the_cells_and_back() {
    let before = session();
    let mut field = before.template.fields[0].clone();
    field.name = "first_name".into();
    let session = Rc::clone(&before).reduce(Action::FieldChanged { index: 0, field });
    assert!(session.template.body.starts_with("Dear {{ first_name }},"));
    assert_eq!(session.people.get(0).unwrap().cell("first_name"), "Ada");
    let session = session.reduce(Action::Undone);
    assert_eq!(session.template.body, before.template.body);
    assert_eq!(names(&session), ["Ada", "Ben", "Cleo"]);
}

#[test]
fn taking_back_a_field_keeps_the_text_typed_since() {
    let session = after([
        Action::FieldRemoved(1),
        Action::BodyTyped("Dear all,".to_owned()),
        Action::Undone,
    ]);
    assert_eq!(session.template.fields.len(), 2);
    assert_eq!(session.template.body, "Dear all,");
}

#[test]
fn a_fix_for_an_older_text_is_not_made() {
    let fix = Fix::new("Add a comma", vec![Edit::new(Span::new(4, 4), ",")]);
    let before = session();
    let revision = before.revision;
    let choose = || Action::FixesChosen {
        revision,
        fixes: vec![fix.clone(), fix.clone()],
    };
    let fixed = Rc::clone(&before).reduce(choose());
    assert!(fixed.template.body.starts_with("Dear, {{ name }},"));
    let typed = before.reduce(Action::BodyTyped("Dear all,".to_owned()));
    assert_eq!(typed.reduce(choose()).template.body, "Dear all,");
}

#[test]
fn a_fix_of_fields_and_cells_is_one_step_that_can_be_taken_back() {
    let before = session();
    let born = Field::new("born", FieldKind::Date);
    let mut fix = Fix::of_field("Declare “born” a date", born.clone());
    fix.cells.push(CellEdit {
        recipient: 0,
        field: "born".into(),
        text: "2001-05-04".to_owned(),
    });
    let revision = before.revision;
    let fixed = Rc::clone(&before).reduce(Action::FixesChosen {
        revision,
        fixes: vec![fix.clone(), fix],
    });
    assert_eq!(fixed.template.fields.last(), Some(&born));
    let born = |session: &Session| session.people.get(0).map(|one| one.cell("born").to_owned());
    assert_eq!(born(&fixed).as_deref(), Some("2001-05-04"));
    let undone = fixed.reduce(Action::Undone);
    assert_eq!(undone.template.fields, before.template.fields);
    assert_eq!(born(&undone).as_deref(), Some(""));
    assert_eq!(undone.history.latest(), None);
}

#[test]
fn an_answer_of_the_checks_for_an_older_text_is_dropped() {
    let revision = session().revision;
    let late = Action::Checked {
        revision,
        problems: Vec::new(),
        wordings: Wordings::default(),
    };
    assert!(after([late.clone()]).is_checked());
    assert!(!after([Action::BodyTyped("x".to_owned()), late]).is_checked());
}

#[test]
fn a_read_only_document_is_paged_through_but_not_changed() {
    let session = after([
        Action::ReadonlySet(true),
        Action::RecipientRemoved(0),
        Action::BodyTyped("x".to_owned()),
        Action::RecipientChosen(2),
    ]);
    assert_eq!(names(&session), ["Ada", "Ben", "Cleo"]);
    assert_eq!(session.selected, Some(2));
    assert!(session.template.body.starts_with("Dear"));
}

#[test]
fn the_caret_stays_inside_a_text_that_became_shorter() {
    let session = after([
        Action::CaretMoved(9),
        Action::BodyTyped("Zoë".to_owned()),
        Action::CaretMoved(3),
    ]);
    assert_eq!(session.caret, 2, "not in the middle of the ë");
}

#[test]
fn recipients_opened_by_mistake_are_taken_back_with_one_click() {
    let session = after([Action::RecipientsOpened(Incoming::default(), Vec::new())]);
    assert!(session.people.is_empty() && session.selected.is_none());
    assert!(session.notice.as_ref().unwrap().undo);
    let session = session.reduce(Action::Undone);
    assert_eq!(names(&session), ["Ada", "Ben", "Cleo"]);
    assert_eq!(session.selected, Some(1));
}

#[test]
fn a_problem_is_shown_where_it_can_be_mended() {
    let check = |range: Option<Span>, recipients: &[usize], field: Option<&str>, expected| {
        let problem = letter::Problem {
            code: "M001",
            severity: letter::Severity::Error,
            message: String::new(),
            range,
            recipients: recipients.to_vec(),
            field: field.map(Into::into),
            fix: None,
            ways: Vec::new(),
        };
        let found = Action::Checked {
            revision: session().revision,
            problems: vec![problem],
            wordings: Wordings::default(),
        };
        let shown = after([found, Action::ProblemChosen(0)]);
        assert_eq!(shown.jump.as_ref().map(|jump| jump.to.clone()), expected);
        let expected = recipients.first().copied().or(Some(1));
        assert_eq!(shown.selected, expected, "somebody whom it concerns");
    };
    let place = Span::new(5, 9);
    check(Some(place), &[2], None, Some(Spot::Text(place)));
    check(None, &[2], None, Some(Spot::Cell(None)));
    let cell = Spot::Cell(Some("name".into()));
    check(Some(place), &[2], Some("name"), Some(cell.clone()));
    check(None, &[0], Some("name"), Some(cell));
    check(None, &[], Some("name"), Some(Spot::Field("name".into())));
    check(None, &[], None, None);
}

#[test]
fn the_keys_go_through_all_problems_and_round() {
    let problem = |range: Option<Span>, recipients: Vec<usize>| letter::Problem {
        code: "M001",
        severity: letter::Severity::Error,
        message: String::new(),
        range,
        recipients,
        field: None,
        fix: None,
        ways: Vec::new(),
    };
    let found = Action::Checked {
        revision: session().revision,
        problems: vec![
            problem(None, vec![2]),
            problem(Some(Span::new(30, 34)), vec![]),
            problem(Some(Span::new(5, 9)), vec![0]),
        ],
        wordings: Wordings::default(),
    };
    let mut session = after([found]);
    let mut shown = Vec::new();
    for _ in 0..4 {
        let index = session.neighbour(Direction::Next).unwrap();
        session = session.reduce(Action::ProblemChosen(index));
        shown.push((index, session.selected.unwrap()));
    }
    assert_eq!(shown, [(2, 0), (1, 0), (0, 2), (2, 0)]);
    assert_eq!(session.neighbour(Direction::Previous), Some(0));
    let elsewhere = session.reduce(Action::CaretMoved(20));
    assert_eq!(elsewhere.neighbour(Direction::Next), Some(1));
    assert_eq!(elsewhere.neighbour(Direction::Previous), Some(2));
}

#[test]
fn a_page_set_up_is_one_step_that_can_be_taken_back() {
    let before = session();
    let page = letter::page::PageSetup {
        font_size: 12.0,
        ..letter::page::PageSetup::default()
    };
    let set_up = || Action::PageSetUp {
        page: page.clone(),
        assets: letter::page::Assets::default(),
    };
    let changed = after([set_up()]);
    assert_eq!(changed.template.page, page);
    assert_ne!(changed.revision, before.revision);
    let again = Rc::clone(&changed).reduce(set_up());
    assert!(Rc::ptr_eq(&again, &changed), "nothing has changed");
    let back = changed.reduce(Action::Undone);
    assert_eq!(back.template.page, before.template.page);
}

#[test]
fn what_another_tab_writes_is_replaced_by_nobody_here() {
    let locked = Rc::new(Session::new(Opening {
        template: (*session().template).clone(),
        recipients: session().people.to_recipients(),
        locked: true,
        ..Opening::default()
    }));
    for action in [
        Action::TemplateReplaced(Template::default()),
        Action::RecipientsReplaced(Recipients::default()),
    ] {
        let after = Rc::clone(&locked).reduce(action);
        assert!(Rc::ptr_eq(&after, &locked));
    }
    assert!(locked.refusal().is_some());
    let readonly = after([Action::ReadonlySet(true)]);
    assert_eq!(
        readonly.refusal(),
        None,
        "the host may change what the author may not"
    );
    let replaced = readonly.reduce(Action::TemplateReplaced(Template::default()));
    assert_eq!(replaced.template.body, "");
}
