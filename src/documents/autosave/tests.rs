//! What the save state says through faults, pauses and other tabs.

use super::*;

const TEXT: Changes = Changes {
    template: true,
    recipients: false,
    place: false,
};
const CARET: Changes = Changes {
    template: false,
    recipients: false,
    place: true,
};

fn opened() -> Autosave {
    let stamp = Stamp {
        revision: 7,
        writer: WriterId::new("before"),
    };
    Autosave::opened(WriterId::new("me"), Some(stamp))
}

fn typed(at: f64) -> Autosave {
    let mut autosave = opened();
    autosave.changed(TEXT, at);
    autosave
}

#[test]
fn what_was_just_opened_is_saved_and_nothing_is_due() {
    assert_eq!(opened().state(), SaveState::Saved);
    assert_eq!(opened().due(), None);
}

#[test]
fn a_change_is_saving_until_the_database_confirms_it() {
    let mut autosave = typed(1000.0);
    assert_eq!(autosave.state(), SaveState::Saving);
    assert_eq!(autosave.due(), Some(1000.0 + QUIET));
    let job = autosave.begin().unwrap();
    assert_eq!(job.changes, TEXT);
    assert_eq!(job.stamp.revision, 8);
    assert_eq!(autosave.state(), SaveState::Saving);
    autosave.finished(&job, Ok(()), 1200.0);
    assert_eq!(autosave.state(), SaveState::Saved);
}

#[test]
fn someone_who_types_without_a_pause_is_saved_all_the_same() {
    let mut autosave = typed(0.0);
    for moment in 1..=10 {
        autosave.changed(TEXT, f64::from(moment) * 100.0);
    }
    assert_eq!(autosave.due(), Some(LONGEST));
}

#[test]
fn a_change_during_a_write_is_not_called_saved_by_its_answer() {
    let mut autosave = typed(0.0);
    let job = autosave.begin().unwrap();
    autosave.changed(TEXT, 150.0);
    autosave.finished(&job, Ok(()), 160.0);
    assert_eq!(autosave.state(), SaveState::Saving);
    assert_eq!(autosave.due(), Some(150.0 + QUIET));
    let next = autosave.begin().unwrap();
    assert_eq!(next.replaces, Some(job.stamp));
}

#[test]
fn one_write_is_under_way_at_a_time() {
    let mut autosave = typed(0.0);
    autosave.begin().unwrap();
    autosave.changed(TEXT, 10.0);
    assert_eq!(autosave.due(), None);
    assert_eq!(autosave.begin(), None);
}

#[test]
fn moving_the_caret_is_kept_without_a_word() {
    let mut autosave = opened();
    autosave.changed(CARET, 0.0);
    assert_eq!(autosave.state(), SaveState::Saved);
    let job = autosave.begin().unwrap();
    assert_eq!(job.changes, CARET);
    assert_eq!(job.stamp.revision, 7, "the letter is the same version");
}

#[test]
fn a_failure_is_shown_and_tried_again_ever_more_rarely() {
    let mut autosave = typed(0.0);
    let mut now = 0.0;
    let mut pauses = Vec::new();
    for _ in 0..7 {
        let job = autosave.begin().unwrap();
        autosave.finished(&job, Err(Fault::Quota), now);
        assert!(matches!(autosave.state(), SaveState::Failed { .. }));
        let due = autosave.due().unwrap();
        pauses.push(due - now);
        now = due;
    }
    let expected = [1.0, 2.0, 4.0, 8.0, 16.0, 16.0, 16.0].map(|s| s * 1000.0);
    assert_eq!(pauses, expected);
}

#[test]
fn when_storage_works_again_all_is_saved() {
    let mut autosave = typed(0.0);
    let job = autosave.begin().unwrap();
    autosave.finished(&job, Err(Fault::DiskFull), 10.0);
    autosave.changed(TEXT, 500.0);
    let job = autosave.begin().unwrap();
    assert!(matches!(autosave.state(), SaveState::Failed { .. }));
    autosave.finished(&job, Ok(()), 1020.0);
    assert_eq!(autosave.state(), SaveState::Saved);
    assert_eq!(autosave.due(), None);
}

#[test]
fn trying_again_at_once_is_possible() {
    let mut autosave = typed(0.0);
    let job = autosave.begin().unwrap();
    autosave.finished(&job, Err(Fault::DiskFull), 10.0);
    autosave.hurry(20.0);
    assert_eq!(autosave.due(), Some(20.0));
}

#[test]
fn a_page_that_hides_during_a_write_sends_all_that_is_not_confirmed() {
    let mut autosave = typed(0.0);
    let careful = autosave.begin().unwrap();
    autosave.changed(CARET, 10.0);
    let hasty = autosave.begin_in_haste().unwrap();
    assert!(hasty.changes.template && hasty.changes.place);
    autosave.finished(&hasty, Ok(()), 20.0);
    assert_eq!(autosave.state(), SaveState::Saved);
    autosave.finished(&careful, Err(Fault::ConnectionLost), 30.0);
    assert_eq!(
        autosave.state(),
        SaveState::Saved,
        "what failed is kept by now"
    );
}

#[test]
fn an_older_answer_does_not_take_back_a_newer_stamp() {
    let mut autosave = typed(0.0);
    let careful = autosave.begin().unwrap();
    let hasty = autosave.begin_in_haste().unwrap();
    autosave.finished(&hasty, Ok(()), 20.0);
    autosave.finished(&careful, Ok(()), 30.0);
    autosave.changed(TEXT, 40.0);
    assert_eq!(autosave.begin().unwrap().replaces, Some(hasty.stamp));
}

#[test]
fn a_document_changed_in_another_tab_is_never_written_again() {
    let mut autosave = typed(0.0);
    let job = autosave.begin().unwrap();
    autosave.finished(&job, Err(Fault::ChangedElsewhere), 10.0);
    assert_eq!(autosave.state(), SaveState::OtherTab);
    autosave.changed(TEXT, 20.0);
    assert_eq!(autosave.due(), None);
    assert_eq!(autosave.begin(), None);
    assert_eq!(autosave.begin_in_haste(), None);
}

#[test]
fn cleared_site_data_is_written_anew_from_the_screen() {
    let mut autosave = typed(0.0);
    let job = autosave.begin().unwrap();
    autosave.finished(&job, Err(Fault::Missing), 10.0);
    assert_eq!(autosave.state(), SaveState::Saving);
    let job = autosave.begin().unwrap();
    assert_eq!(job.changes, Changes::ALL);
    assert_eq!(job.replaces, None);
}

#[test]
fn a_part_that_is_gone_is_written_anew_with_the_rest_and_not_called_saved_before() {
    let mut autosave = typed(0.0);
    let job = autosave.begin().unwrap();
    autosave.finished(&job, Err(Fault::Incomplete), 10.0);
    assert_eq!(autosave.state(), SaveState::Saving);
    let next = autosave.begin().unwrap();
    assert_eq!(next.changes, Changes::ALL);
    assert_eq!(
        next.replaces, job.replaces,
        "whoever else has written it is still heeded"
    );
    autosave.finished(&next, Ok(()), 20.0);
    assert_eq!(autosave.state(), SaveState::Saved);
}

#[test]
fn a_new_document_is_written_whole() {
    let autosave = Autosave::fresh(WriterId::new("me"), 0.0);
    assert_eq!(autosave.unsaved(), Changes::ALL);
    assert_eq!(autosave.state(), SaveState::Saving);
}

#[test]
fn storage_that_keeps_nothing_is_said_as_such() {
    let mut autosave = typed(0.0);
    let job = autosave.begin().unwrap();
    autosave.finished(&job, Err(Fault::Forbidden), 10.0);
    assert!(matches!(autosave.state(), SaveState::NotKept { .. }));
}
