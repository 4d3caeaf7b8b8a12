//! The other side of the seam: the rest of the program, which comes with the second file.

use std::rc::Rc;

use futures_util::FutureExt as _;
use letter::Template;
use letter::highlight::{self, Marks};
use yew::prelude::*;

use crate::effects::Library;
use crate::effects::typesetting::{Job, Typesetting};
use crate::platform::answer;
use crate::platform::bridge::Bridge;
use crate::platform::dom::{Blob, File};
use crate::platform::files::{FileError, bytes};
use crate::platform::shared_pieces::{SharedPieces, Text};
use crate::platform::text_surface::Offer;
use crate::public::{self, Format, Letter, NoLetter};
use crate::rest::{Form, Program, Side};
use crate::session::{Merged, Session, Store};
use crate::views::{
    Dialogs, LetterPane, Menus, ProblemsPane, SidePane, Splitter, SurfaceSlot, TextForm, Watching,
    WaysOut, completion,
};
use crate::{files, public_files};

/// What the rest is for.
#[derive(Debug)]
pub struct Editor {
    /// The session.
    pub store: Store,
    /// The element around the editor.
    pub bridge: Bridge,
    /// Where the text surface is.
    pub surface: SurfaceSlot,
}

/// Fetches the rest and begins it for an editor: everything from here on is in the second file.
#[cfg(split)]
#[wasm_split_helpers::wasm_split(rest)]
pub fn begin(editor: Editor) -> Rc<dyn Program> {
    Rc::new(Whole::new(editor))
}

/// Begins the rest for an editor, in a build that comes in one file (see `build.rs`).
#[cfg(not(split))]
pub async fn begin(editor: Editor) -> Rc<dyn Program> {
    Rc::new(Whole::new(editor))
}

struct Whole {
    editor: Editor,
    typesetting: Typesetting,
    pieces: SharedPieces,
}

impl Whole {
    fn new(editor: Editor) -> Self {
        let typesetting = Typesetting::new(&editor.store, &editor.bridge);
        Self {
            editor,
            typesetting,
            pieces: SharedPieces::default(),
        }
    }

    fn store(&self) -> &Store {
        &self.editor.store
    }

    /// Gives a file that was begun, or cannot be.
    fn file(&self, begun: Result<Job, NoLetter>) -> answer::Later {
        let store = self.store().clone();
        async move {
            let job = begun.map_err(|reason| reason.to_string())?;
            Ok(public_files::finished(store, job).await?.given())
        }
        .boxed_local()
    }
}

impl Program for Whole {
    fn merged(&self, session: &Session) -> Merged {
        Merged::of(&self.store().merger(), session)
    }

    fn marks(&self, template: &Template) -> Marks {
        highlight::marks(template)
    }

    fn complete(&self, text: &str, caret: usize) -> Option<Offer> {
        completion(self.store(), text, caret)
    }

    fn watching(&self, session: &Rc<Session>, library: &Library, root: &NodeRef) -> Html {
        html! {
            <Watching store={self.store().clone()} session={session.clone()} library={library.clone()}
                root={root.clone()} />
        }
    }

    fn side_pane(&self, session: &Rc<Session>, side: Side, on_side: Callback<Side>) -> Html {
        html! { <SidePane store={self.store().clone()} session={session.clone()} {side} {on_side} /> }
    }

    fn letter_pane(&self, session: &Rc<Session>, merged: &Merged, columns: &NodeRef) -> Html {
        html! {
            <>
                <Splitter columns={columns.clone()} />
                <LetterPane store={self.store().clone()} session={session.clone()} merged={merged.clone()}
                    typesetting={self.typesetting.clone()} bridge={self.editor.bridge.clone()} />
            </>
        }
    }

    fn problems_pane(&self, session: &Rc<Session>) -> Html {
        html! { <ProblemsPane store={self.store().clone()} session={session.clone()} /> }
    }

    fn menus(&self, session: &Rc<Session>, library: &Library) -> Html {
        html! {
            <Menus store={self.store().clone()} session={session.clone()} library={library.clone()}
                typesetting={self.typesetting.clone()} />
        }
    }

    fn ways_out(&self, library: &Library) -> Html {
        html! { <WaysOut store={self.store().clone()} library={library.clone()} /> }
    }

    fn form(&self, form: Form, on_close: Callback<()>) -> Html {
        html! {
            <TextForm {form} store={self.store().clone()} surface={self.editor.surface.clone()} {on_close} />
        }
    }

    fn dialogs(&self, session: &Rc<Session>, library: &Library) -> Html {
        html! { <Dialogs store={self.store().clone()} session={session.clone()} library={library.clone()} /> }
    }

    fn open_dropped(&self, file: File) {
        files::open_file(self.store(), file);
    }

    fn open(&self, file: Blob, name: String, options: String) -> answer::Later {
        let store = self.store().clone();
        async move {
            let unreadable = || FileError::Unreadable(name.clone()).to_string();
            let bytes = bytes(&file).await.ok_or_else(unreadable)?;
            let options = serde_json::from_str(&options)
                .map_err(|error| format!("The options cannot be read: {error}."))?;
            let opened = files::open(&store, bytes, &name, &options).await;
            let opened = opened.map_err(|error| error.to_string())?;
            Ok(serde_json::to_string(&opened).unwrap_or_default().into())
        }
        .boxed_local()
    }

    fn letter(&self, index: usize, format: &str) -> Result<Text, String> {
        let format = Format::read(format);
        let letter = format.and_then(|format| public::letter(self.store(), index, format));
        Ok(match letter.map_err(|reason| reason.to_string())? {
            Letter::Text(text) => text.into(),
            Letter::Pieces(letter) => self.pieces.hand_over(&letter, &self.editor.bridge),
        })
    }

    fn letter_file(&self, index: usize, format: &str) -> answer::Later {
        self.file(public_files::letter(
            self.store(),
            &self.typesetting,
            index,
            format,
        ))
    }

    fn letters(&self, format: &str) -> answer::Later {
        self.file(public_files::letters(
            self.store(),
            &self.typesetting,
            format,
        ))
    }

    fn problems(&self) -> String {
        public::problems(&self.store().session())
    }

    fn end(&self) {
        self.typesetting.end();
    }
}
