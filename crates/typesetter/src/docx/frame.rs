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
///
/// DIN 5008:2020 has the address field 20 mm from the left edge, 85 mm wide and 45 mm high, 27 mm
/// (form A) or 45 mm (form B) below the upper edge; its uppermost 17.7 mm are for the sender and
/// remarks, and its text stands in by 5 mm; the letter goes on 8.46 mm below. BS 4264 and BS 5456
/// have a DL envelope's window 20 mm from the left and 18 mm from the bottom, 93 mm by 39 mm.
pub fn of_window(window: Window) -> Option<Frame> {
    let din = |top: f64| Frame {
        left: 25.0,
        top: top + 17.7,
        width: 75.0,
        height: 27.3,
        below: 8.46,
    };
    match window {
        Window::None => None,
        Window::Din5008A => Some(din(27.0)),
        Window::Din5008B => Some(din(45.0)),
        Window::BsDl => Some(Frame {
            left: 25.0,
            top: 51.0,
            width: 83.0,
            height: 29.0,
            below: 8.0,
        }),
    }
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
