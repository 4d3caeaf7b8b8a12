//! Reading a file that was chosen in short slices: the page goes on answering, says how far it is,
//! and lets the author end it.

use letter::encoding::Detected;
use letter::import::{Import, Opener, Step};

use super::opening::OpenError;
use crate::platform::{idle, timing::TimeoutFuture};
use crate::session::{Action, Store, UnderWay};

/// What came of reading a file.
pub(super) enum Read {
    /// All of it is there.
    Whole(Box<Import>),
    /// It can be read in more than one way, and whoever opens it wants to be asked.
    Unsure(Vec<u8>, Detected),
}

/// Whether the author is asked where a file can be read in more than one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InDoubt {
    Ask,
    Guess,
}

/// Reads the file; after the first slice the page shows how far it is.
pub(super) async fn read(
    store: &Store,
    name: &str,
    mut opener: Opener,
    in_doubt: InDoubt,
) -> Result<Read, OpenError> {
    let mut shown = None::<u32>;
    let read = loop {
        match slice(&mut opener, in_doubt) {
            Slice::Done(read) => break read,
            Slice::Doubt => {
                let detected = opener.doubt().cloned();
                let detected = detected.ok_or(OpenError::Cancelled);
                break detected.map(|detected| Read::Unsure(opener.into_bytes(), detected));
            }
            Slice::More(done) => {
                let percent = percent(done);
                if shown.is_some() && store.session().under_way.is_none() {
                    break Err(OpenError::Cancelled);
                }
                if shown.replace(percent) != Some(percent) {
                    let file = name.to_owned();
                    store.dispatch(Action::OpeningWentOn(Some(UnderWay { file, percent })));
                }
            }
        }
        TimeoutFuture::new(0).await;
    };
    store.dispatch(Action::OpeningWentOn(None));
    read
}

enum Slice {
    More(f64),
    Doubt,
    Done(Result<Read, OpenError>),
}

/// Works until the slice is over.
fn slice(opener: &mut Opener, in_doubt: InDoubt) -> Slice {
    let end = idle::now() + idle::SLICE_MS;
    loop {
        if in_doubt == InDoubt::Ask && opener.doubt().is_some() {
            return Slice::Doubt;
        }
        match opener.step() {
            Step::Done(import) => {
                return Slice::Done(import.map(Read::Whole).map_err(OpenError::from));
            }
            Step::More(done) if idle::now() >= end => return Slice::More(done),
            Step::More(_) => {}
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is from 0 to 100"
)]
fn percent(done: f64) -> u32 {
    (done * 100.0) as u32
}
