//! Merging: one template and one recipient make one letter.

mod fault;
mod fill;

use std::borrow::Borrow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::compose::{self, Program};
use crate::document::Document;
use crate::formats::html::{LetterInPieces, Stencil};
use crate::markdown;
use crate::recipients::Recipient;
use crate::template::Template;

pub use crate::compose::Choice;
pub use fault::{Fault, FaultKind};

pub(crate) use fill::FragmentCache;

/// A template made ready to merge.
///
/// Recipients whose letters take the same branches share one parsed document, in which only the
/// values differ; so the second letter of a variant costs a fraction of the first.
pub struct Merger {
    template: Arc<Template>,
    program: Program,
    skeletons: RefCell<HashMap<Variant, Arc<Skeleton>>>,
    fragments: FragmentCache,
}

impl fmt::Debug for Merger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merger")
            .field("template", &self.template.title)
            .finish_non_exhaustive()
    }
}

/// Which branches a letter took, how often its loops ran, and which empty lines went: letters of
/// one variant differ in nothing but their values.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Variant(Arc<[u32]>);

impl Borrow<[u32]> for Variant {
    fn borrow(&self) -> &[u32] {
        &self.0
    }
}

/// What the letters of a variant have in common.
struct Skeleton {
    /// The document, its values still placeholders.
    document: Document,
    /// Its page, once one has been asked for.
    page: OnceLock<Arc<Stencil>>,
    /// The same without the page around it.
    fragment: OnceLock<Arc<Stencil>>,
}

/// One recipient's letter. It can only come from [`Merger::merge`].
#[derive(Clone, Debug)]
pub struct Letter {
    /// The letter itself.
    pub document: Document,
    /// What went wrong on the way, for this recipient; the template's own faults are the
    /// [`Merger`]'s.
    pub faults: Vec<Fault>,
    /// How each choice went, in the order they were met.
    pub choices: Vec<Choice>,
    /// Which variant it is of.
    pub variant: Variant,
}

/// The most parsed documents kept; a loop over a list of another length each time makes many.
const MOST_SKELETONS: usize = 500;

impl Merger {
    /// Makes `template` ready.
    #[must_use]
    pub fn new(template: impl Into<Arc<Template>>) -> Self {
        let template = template.into();
        let program = Program::new(&template);
        Self {
            template,
            program,
            skeletons: RefCell::default(),
            fragments: FragmentCache::default(),
        }
    }

    /// The template.
    #[must_use]
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// What is wrong with the template's tags, whoever the recipient is.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.program.faults
    }

    /// The letter to `recipient`.
    #[must_use]
    pub fn merge(&self, recipient: &Recipient) -> Letter {
        let composed = compose::compose(&self.template, &self.program, recipient);
        let skeleton = self.skeleton(&composed.path, || {
            markdown::parse_composed(&composed, &self.template)
        });
        let document = fill::fill(&skeleton.document, &composed.values, &self.fragments);
        Letter {
            document,
            faults: composed.faults,
            choices: composed.choices,
            variant: Variant(composed.path.into()),
        }
    }

    /// The letter to `recipient` as a page: what [`html::page`](crate::formats::html::page) makes of
    /// its document under the template's title, without making the document.
    ///
    /// ```
    /// use letter::formats::html;
    /// use letter::{Field, FieldKind, Merger, Recipient, Template};
    ///
    /// let body = "Dear {{ name }},".to_owned();
    /// let fields = vec![Field::new("name", FieldKind::Text)];
    /// let merger = Merger::new(Template { body, fields, ..Template::default() });
    /// let ann = Recipient::from_iter([("name", "Ann & Bob")]);
    /// let page = merger.page(&ann);
    /// assert_eq!(page.own, "Ann &amp; Bob");
    /// assert_eq!(page.to_string(), html::page(&merger.merge(&ann).document, ""));
    /// ```
    #[must_use]
    pub fn page(&self, recipient: &Recipient) -> LetterInPieces {
        self.html(recipient, |skeleton| {
            skeleton
                .page
                .get_or_init(|| Stencil::page(&skeleton.document, &self.template.title).into())
        })
    }

    /// The same without a page around it: what [`html::fragment`](crate::formats::html::fragment)
    /// makes of the letter's document.
    #[must_use]
    pub fn fragment(&self, recipient: &Recipient) -> LetterInPieces {
        self.html(recipient, |skeleton| {
            skeleton
                .fragment
                .get_or_init(|| Stencil::fragment(&skeleton.document).into())
        })
    }

    fn html(
        &self,
        recipient: &Recipient,
        stencil: impl FnOnce(&Skeleton) -> &Arc<Stencil>,
    ) -> LetterInPieces {
        let composed = compose::values(&self.template, &self.program, recipient);
        let skeleton = self.skeleton(&composed.path, || {
            let composed = compose::compose(&self.template, &self.program, recipient);
            markdown::parse_composed(&composed, &self.template)
        });
        fill::html(stencil(&skeleton), &composed.values, &self.fragments)
    }

    /// What is kept for the variant of that path; `parse` makes the document of a new one.
    fn skeleton(&self, path: &[u32], parse: impl FnOnce() -> Document) -> Arc<Skeleton> {
        let mut skeletons = self.skeletons.borrow_mut();
        if let Some(skeleton) = skeletons.get(path) {
            return Arc::clone(skeleton);
        }
        if skeletons.len() >= MOST_SKELETONS {
            skeletons.clear();
        }
        let skeleton = Arc::new(Skeleton {
            document: parse(),
            page: OnceLock::new(),
            fragment: OnceLock::new(),
        });
        skeletons.insert(Variant(path.into()), Arc::clone(&skeleton));
        skeleton
    }
}

/// The letter to `recipient`; to merge several, keep a [`Merger`].
#[must_use]
pub fn merge(template: &Template, recipient: &Recipient) -> Letter {
    Merger::new(template.clone()).merge(recipient)
}
