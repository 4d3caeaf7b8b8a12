//! Pages that are seen on paper alone.

use std::rc::Rc;

use messages::Pages;
use yew::prelude::*;

use super::headings::Headings;
use super::sheet::Sheet;
use crate::effects::PageFonts;
use crate::session::Shared;

/// What they are made of.
#[derive(Debug, PartialEq, Properties)]
pub struct PagesOnPaperProps {
    /// The pages.
    pub pages: Shared<Pages>,
    /// The names of their fonts.
    pub fonts: Rc<PageFonts>,
    /// The letters' language.
    pub language: AttrValue,
}

/// The pages; as long as they are there, they are what is printed.
#[component]
pub fn PagesOnPaper(props: &PagesOnPaperProps) -> Html {
    let sheet = |index: usize| {
        html! {
            <Sheet key={index} pages={props.pages.clone()} {index} fonts={Rc::clone(&props.fonts)} headings={Rc::<Headings>::default()} line_height={1.0} marks={false}
                caret={None} width={None} />
        }
    };
    html! {
        <article class="pages" lang={props.language.clone()} translate="no">
            { for (0..props.pages.pages.len()).map(sheet) }
        </article>
    }
}
