//! One page of paper.

use std::rc::Rc;

use messages::{Image, Item, Link, Page, Pages, Rectangle, TextRun};
use yew::prelude::*;

use super::headings::Headings;
use super::picture::PictureOnPage;
use super::places::{Area, CaretMark, area_of};
use super::reading::{self, Lead, Part, Piece};
use crate::effects::PageFonts;
use crate::session::Shared;

/// What a page is made of.
#[derive(Clone, Debug, Properties)]
pub(super) struct SheetProps {
    /// The letter's pages.
    pub(super) pages: Shared<Pages>,
    /// Which of them this is.
    pub(super) index: usize,
    /// The names of the fonts.
    pub(super) fonts: Rc<PageFonts>,
    /// Where the letter's headings come from.
    pub(super) headings: Rc<Headings>,
    /// The letter's line height, in times the size of its type.
    pub(super) line_height: f64,
    /// Whether values that came from a field are marked.
    pub(super) marks: bool,
    /// Where the caret is, if it is on this page.
    pub(super) caret: Option<CaretMark>,
    /// How wide the page is shown, in points; none where it takes the room there is.
    pub(super) width: Option<f64>,
}

impl SheetProps {
    fn page(&self) -> &Page {
        static NONE: Page = Page {
            width: 0.0,
            height: 0.0,
            items: Vec::new(),
        };
        self.pages.pages.get(self.index).unwrap_or(&NONE)
    }

    fn looks_like(&self, other: &Self) -> bool {
        let (one, two) = (self.page(), other.page());
        self.marks == other.marks
            && self.line_height == other.line_height
            && self.headings.look_like(&other.headings)
            && self.pages.faces == other.pages.faces
            && self.fonts == other.fonts
            && one.width == two.width
            && one.height == two.height
            && one.items.len() == two.items.len()
            && one
                .items
                .iter()
                .zip(&two.items)
                .all(|(one, two)| same(one, two))
    }
}

impl PartialEq for SheetProps {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
            && self.pages.pages.len() == other.pages.pages.len()
            && self.caret == other.caret
            && self.width == other.width
            && self.looks_like(other)
    }
}

/// Whether two items look alike. Where they come from does not show: what is typed on the first page
/// moves the places of all others, and need not draw them again.
fn same(one: &Item, two: &Item) -> bool {
    match (one, two) {
        (Item::Text(one), Item::Text(two)) => {
            is_merged(one) == is_merged(two)
                && one.text == two.text
                && (one.x, one.y, one.width, one.size) == (two.x, two.y, two.width, two.size)
                && (one.face, &one.colour, one.region, one.divided)
                    == (two.face, &two.colour, two.region, two.divided)
        }
        _ => one == two,
    }
}

/// A page: a part of the letter with a name, read in its order.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let page = props.page();
    let label = format!("Page {} of {}", props.index + 1, props.pages.pages.len());
    let view_box = format!("0 0 {} {}", page.width, page.height);
    let width = props.width.map(|width| format!("{width:.1}pt"));
    let height = props
        .width
        .map(|width| format!("{:.1}pt", width * page.height / page.width));
    html! {
        <section class="page" aria-label={label} data-page={props.index.to_string()}>
            { for pictures(page) }
            <svg class="page-paper" role="presentation" viewBox={view_box} {width} {height}>
                <Content sheet={props.clone()} />
                if let Some(mark) = props.caret { { rectangle(mark.area, if mark.is_exact { "page-caret" } else { "page-caret is-frame" }) } }
            </svg>
        </section>
    }
}

/// The page's pictures. What is not in the letter itself is not fetched.
fn pictures(page: &Page) -> impl Iterator<Item = Html> {
    page.items.iter().filter_map(move |item| match item {
        Item::Image(image) if image.source.starts_with("data:image/") => Some(html! {
            <PictureOnPage image={image.clone()} page={(page.width, page.height)} />
        }),
        _ => None,
    })
}

#[derive(Debug, Properties)]
struct ContentProps {
    sheet: SheetProps,
}

impl PartialEq for ContentProps {
    fn eq(&self, other: &Self) -> bool {
        self.sheet.looks_like(&other.sheet)
    }
}

/// What stands on the page; not drawn again when only the caret moves.
#[component]
fn Content(props: &ContentProps) -> Html {
    let sheet = &props.sheet;
    let page = sheet.page();
    let marked = reading::runs(page).filter(|run| sheet.marks && is_merged(run));
    let rules = page.items.iter().filter_map(|item| match item {
        Item::Rectangle(rule) => Some(rule),
        _ => None,
    });
    let hyphens = reading::runs(page).filter(|run| run.divided);
    let parts = reading::parts(page, sheet.line_height);
    html! {
        <>
            <g aria-hidden="true">
                { for rules.map(rule) }
                { for marked.map(|run| rectangle(area_of(run), "page-merged")) }
            </g>
            { for parts.iter().map(|part| draw(part, sheet)) }
            // A divided word is whole for who reads it or looks for it: its hyphen is only seen.
            <g aria-hidden="true" class="page-hyphens">
                { for hyphens.map(|run| html! { <text>{ span(run, "", sheet) }</text> }) }
            </g>
            { for reading::bare_links(page).map(bare_link) }
        </>
    }
}

fn is_merged(run: &TextRun) -> bool {
    run.place.as_ref().is_some_and(|place| place.merged)
}

fn draw(part: &Part<'_>, sheet: &SheetProps) -> Html {
    match part {
        Part::Block(pieces) => {
            let chunks = pieces.chunk_by(|one, next| one.lead == next.lead);
            let chunks: Html = chunks.map(|chunk| linked(chunk, sheet)).collect();
            let place = pieces.first().and_then(|piece| piece.run.place.as_ref());
            match place.and_then(|place| sheet.headings.level_at(place.start)) {
                Some(level) => {
                    html! { <text role="heading" aria-level={level.to_string()}>{ chunks }</text> }
                }
                None => html! { <text role="paragraph">{ chunks }</text> },
            }
        }
        Part::Picture(index) => match sheet.page().items.get(*index) {
            Some(Item::Image(image)) => picture(image),
            _ => Html::default(),
        },
    }
}

/// Runs that lead to the same place, or to none.
fn linked(pieces: &[Piece<'_>], sheet: &SheetProps) -> Html {
    let spans = pieces.iter().map(|piece| {
        let space = if piece.space { " " } else { "" };
        span(piece.run, space, sheet)
    });
    let spans: Html = spans.collect();
    match pieces.first().and_then(|piece| piece.lead) {
        Some(Lead::Address(target)) => html! {
            <a href={target.to_owned()} target="_blank" rel="noopener noreferrer">{ spans }</a>
        },
        Some(Lead::Note(number)) => html! {
            <a class="page-note" href={format!("#note-{number}")} role="doc-noteref" data-mark={number.to_owned()}
                aria-label={format!("Note {number}")}>{ spans }</a>
        },
        Some(Lead::Mark(number)) => html! {
            <a class="page-note" href={format!("#mark-{number}")} role="doc-backlink" data-note={number.to_owned()}
                aria-label={format!("Note {number}, back to the letter")}>{ spans }</a>
        },
        None => spans,
    }
}

fn span(run: &TextRun, after: &'static str, sheet: &SheetProps) -> Html {
    let face = sheet.pages.faces.get(run.face);
    let family = sheet.fonts.family(run.face).to_owned();
    let weight = face.map(|face| face.weight).filter(|weight| *weight != 400);
    let style = face.and_then(|face| face.italic.then_some("italic"));
    let fill = (run.colour != "#000000").then(|| run.colour.clone());
    html! {
        <tspan x={number(run.x)} y={number(run.y)} font-family={family} font-size={number(run.size)}
            font-weight={weight.map(|weight| weight.to_string())} font-style={style} {fill}>
            { &run.text }{ after }
        </tspan>
    }
}

/// The picture's place in the order of reading; what is seen lies under the page's text.
fn picture(image: &Image) -> Html {
    let words = image.alternative.trim();
    if words.is_empty() {
        return Html::default();
    }
    html! {
        <rect class="page-picture-place" role="img" aria-label={words.to_owned()} x={number(image.x)}
            y={number(image.y)} width={number(image.width)} height={number(image.height)} />
    }
}

fn bare_link(link: &Link) -> Html {
    let area = Area {
        x: link.x,
        y: link.y,
        width: link.width,
        height: link.height,
    };
    html! {
        <a href={link.target.clone()} target="_blank" rel="noopener noreferrer" aria-label={link.target.clone()}>
            { rectangle(area, "page-link") }
        </a>
    }
}

fn rule(rule: &Rectangle) -> Html {
    html! {
        <rect x={number(rule.x)} y={number(rule.y)} width={number(rule.width)} height={number(rule.height)}
            fill={rule.colour.clone()} />
    }
}

fn rectangle(area: Area, class: &'static str) -> Html {
    html! {
        <rect {class} aria-hidden="true" x={number(area.x)} y={number(area.y)} width={number(area.width)}
            height={number(area.height)} />
    }
}

/// A length with as many digits as can be seen.
fn number(length: f64) -> String {
    let text = format!("{length:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
