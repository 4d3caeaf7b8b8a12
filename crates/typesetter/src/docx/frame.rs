//! The place of the address for a window envelope.

use letter::page::Window;

use super::measure::millimetres;
use super::xml::Xml;

/// A place on the page, in millimetres from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
    /// How far below it the text goes on.
    pub below: f64,
}

/// Where the address stands for that window; none where it stands in the text.
pub fn of_window(window: Window) -> Option<Frame> {
    let area = window.address_area()?;
    Some(Frame {
        left: area.left,
        top: area.top,
        width: area.width,
        height: area.height,
        below: area.below,
    })
}

impl Frame {
    pub fn write(self, xml: &mut Xml) {
        let length = |length: f64| millimetres(length).to_string();
        xml.empty(
            "w:framePr",
            &[
                ("w:w", &length(self.width)),
                ("w:h", &length(self.height)),
                ("w:hRule", "exact"),
                ("w:vSpace", &length(self.below)),
                ("w:wrap", "notBeside"),
                ("w:vAnchor", "page"),
                ("w:hAnchor", "page"),
                ("w:x", &length(self.left)),
                ("w:y", &length(self.top)),
            ],
        );
    }
}
