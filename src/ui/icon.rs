//! Small pictures for buttons, drawn on a grid of 16 by 16 and coloured as the text around them.

use yew::prelude::*;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A plus sign.
    Add,
    /// A tick.
    Check,
    /// A cross that closes.
    Close,
    /// Two sheets.
    Copy,
    /// A sheet with a folded corner.
    Document,
    /// A chevron down.
    Down,
    /// A fork in a way.
    Branch,
    /// A pencil.
    Edit,
    /// A slot to fill in.
    Field,
    /// An arrow into a tray.
    File,
    /// A minus sign.
    Less,
    /// Two links of a chain.
    Link,
    /// A mark with a small number.
    Note,
    /// A chevron to the right.
    Next,
    /// A person.
    Person,
    /// A chevron to the left.
    Previous,
    /// A printer.
    Print,
    /// A bin.
    Remove,
    /// A disk as saving is drawn.
    Save,
    /// A magnifying glass.
    Search,
    /// Two braces.
    Tags,
    /// An arrow back.
    Undo,
    /// A chevron up.
    Up,
    /// A triangle with an exclamation mark.
    Warning,
    /// A circle with an exclamation mark.
    Error,
    /// A circle with an i.
    Advice,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Add => "M8 3v10M3 8h10",
            Self::Check => "M3 8.5l3.2 3.2L13 4.8",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Copy => "M5.5 5.5h7v8h-7zM3.5 10.5v-8h7",
            Self::Document => "M4 2h5.5L12 4.5V14H4zM9.5 2v2.5H12",
            Self::Down => "M4 6l4 4 4-4",
            Self::Branch => "M8 14V9M8 9L4 5V2M8 9l4-4V2",
            Self::Edit => "M3 13l.6-2.8L11 2.8l2.2 2.2-7.4 7.4zM9.6 4.2l2.2 2.2",
            Self::Field => "M2 5h12v6H2zM5 7v2",
            Self::File => "M8 2v7.5M5 6.8L8 9.8l3-3M2.5 10v3.5h11V10",
            Self::Less => "M3 8h10",
            Self::Link => {
                "M6.5 9.5l3-3M7.5 4.8l1.6-1.6a2.6 2.6 0 0 1 3.7 3.7l-1.6 1.6M8.5 11.2l-1.6 1.6a2.6 \
                 2.6 0 0 1-3.7-3.7l1.6-1.6"
            }
            Self::Note => "M2 4h7M2 8h9M2 12h9M13 2v4M12 3l1-1",
            Self::Next => "M6 4l4 4-4 4",
            Self::Person => {
                "M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 0 0 8 8zM3 13.5c.6-2.6 2.4-4 5-4s4.4 1.4 5 4"
            }
            Self::Previous => "M10 4L6 8l4 4",
            Self::Print => "M4.5 6V2.5h7V6M4.5 11.5H2.5V6h11v5.5h-2M4.5 9.5h7v4h-7z",
            Self::Remove => "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.6 9h5.8l.6-9M7 7v4M9 7v4",
            Self::Save => "M3 3h8l2 2v8H3zM5.5 3v3.5h4V3M5.5 13V9.5h5V13",
            Self::Search => "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2",
            Self::Tags => {
                "M6 2.5c-2 0-2 .8-2 2.2S4 7.5 2.5 8C4 8.5 4 9.8 4 11.3s0 2.2 2 2.2M10 2.5c2 0 2 .8 2 2.2s0 2.8 1.5 3.3C12 8.5 12 9.8 12 11.3s0 2.2-2 2.2"
            }
            Self::Undo => "M6 3L3 6l3 3M3 6h6a4 4 0 0 1 0 8H6",
            Self::Up => "M4 10l4-4 4 4",
            Self::Warning => "M8 2.5l6 11H2zM8 6.5v3.5M8 11.8v.2",
            Self::Error => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 5v4M8 11v.2",
            Self::Advice => "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.5v3.5M8 5v.2",
        }
    }
}

/// What an icon is drawn from.
#[derive(Debug, PartialEq, Properties)]
pub struct IconProps {
    /// Which picture.
    pub icon: Icon,
}

/// Draws an icon; a reader of the screen passes over it, since its button has words.
#[component]
pub fn IconView(props: &IconProps) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d={props.icon.path()} />
        </svg>
    }
}
