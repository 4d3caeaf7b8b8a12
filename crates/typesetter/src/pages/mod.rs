//! Typst's frames as pages for a browser.

mod drawing;
mod faces;
mod runs;
mod walk;

use messages::{Item, Page, Pages, Region};
use typst_layout::Page as Frame;

use crate::compile::Set;
use crate::world::Desk;
use faces::Faces;
use walk::Walk;

/// The pages of a letter that is set.
pub(crate) fn read(set: &Set, desk: &Desk) -> Pages {
    let mut faces = Faces::new(&desk.fonts);
    let pages = set
        .document
        .pages()
        .iter()
        .map(|page| read_page(page, set, desk, &mut faces))
        .collect();
    Pages {
        pages,
        faces: faces.list,
        faults: set.faults.clone(),
    }
}

/// A page's items in reading order: what Typst sets above the text comes before it, and its number
/// last.
fn read_page<'a>(page: &Frame, set: &'a Set, desk: &'a Desk, faces: &mut Faces<'a>) -> Page {
    let mut walk = Walk::new(set, desk, faces);
    walk.page(&page.frame);
    let mut items = walk.items;
    items.sort_by_key(|(region, _)| order(*region));
    Page {
        width: page.frame.width().to_pt(),
        height: page.frame.height().to_pt(),
        items: items
            .into_iter()
            .map(|(_, item)| item)
            .collect::<Vec<Item>>(),
    }
}

fn order(region: Region) -> u8 {
    match region {
        Region::Header => 0,
        Region::Body | Region::NoteMark => 1,
        Region::Note => 2,
        Region::Footer => 3,
    }
}
