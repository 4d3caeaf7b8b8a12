//! Merging: one template and one recipient make one letter.

mod fault;
mod fill;

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use crate::compose::{Program, compose};
use crate::document::Document;
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
    skeletons: RefCell<HashMap<Variant, Arc<Document>>>,
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
        let composed = compose(&self.template, &self.program, recipient);
        let variant = Variant(composed.path.as_slice().into());
        let skeleton = self.skeleton(&variant, || {
            markdown::parse_composed(&composed, &self.template)
        });
        let document = fill::fill(&skeleton, &composed.values, &self.fragments);
        Letter {
            document,
            faults: composed.faults,
            choices: composed.choices,
            variant,
        }
    }

    fn skeleton(&self, variant: &Variant, parse: impl FnOnce() -> Document) -> Arc<Document> {
        let mut skeletons = self.skeletons.borrow_mut();
        if let Some(skeleton) = skeletons.get(variant) {
            return Arc::clone(skeleton);
        }
        if skeletons.len() >= MOST_SKELETONS {
            skeletons.clear();
        }
        let skeleton = Arc::new(parse());
        skeletons.insert(variant.clone(), Arc::clone(&skeleton));
        skeleton
    }
}

/// The letter to `recipient`; to merge several, keep a [`Merger`].
#[must_use]
pub fn merge(template: &Template, recipient: &Recipient) -> Letter {
    Merger::new(template.clone()).merge(recipient)
}
