//! A typeset page: what stands where on it.

use serde::{Deserialize, Serialize};

use crate::{Fault, Place};

/// The pages of one letter.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pages {
    /// The pages in their order.
    pub pages: Vec<Page>,
    /// The fonts that the text runs name by their index.
    pub faces: Vec<Face>,
    /// What could not be set as it was meant; the pages hold the rest.
    pub faults: Vec<Fault>,
}

/// One page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The paper's width.
    pub width: f64,
    /// The paper's height.
    pub height: f64,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
}

/// A font as a browser asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// The family's name, such as `Liberation Serif`.
    pub family: String,
    /// The weight, from 100 to 900; 400 is regular and 700 bold.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
}

/// Something on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// A run of text on one line, in one font.
    Text(TextRun),
    /// A filled rectangle: a rule, the line of a table, the bar of a quotation.
    Rectangle(Rectangle),
    /// A picture.
    Image(Image),
    /// An area that leads somewhere; it lies over the items before it.
    Link(Link),
}

/// A run of text on one line, in one font.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TextRun {
    /// The text as it is in the letter. A hyphen that divides a word is part of it.
    pub text: String,
    /// Where the first cluster begins.
    pub x: f64,
    /// The baseline.
    pub y: f64,
    /// How wide the run is.
    pub width: f64,
    /// The size of the type.
    pub size: f64,
    /// The index of its font in [`Pages::faces`].
    pub face: usize,
    /// The colour as `#rrggbb`.
    pub colour: String,
    /// Which part of the page it belongs to.
    pub region: Region,
    /// Where each cluster stands, in the order of the text.
    pub clusters: Vec<Cluster>,
    /// Where in the template it comes from; none for what the page adds, such as its number.
    pub place: Option<Place>,
    /// Whether the line goes on after a word's division: the run's last character is the hyphen, and
    /// not the letter's.
    pub divided: bool,
}

/// What cannot be taken apart in print: a character with its accents, or a ligature. A page has
/// thousands of them, so each travels as a pair of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "(usize, f64)", into = "(usize, f64)")]
pub struct Cluster {
    /// Its first byte in [`TextRun::text`].
    pub start: usize,
    /// How far right of [`TextRun::x`] it stands.
    pub x: f64,
}

impl From<(usize, f64)> for Cluster {
    fn from((start, x): (usize, f64)) -> Self {
        Self { start, x }
    }
}

impl From<Cluster> for (usize, f64) {
    fn from(cluster: Cluster) -> Self {
        (cluster.start, cluster.x)
    }
}

/// Which part of the page something belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Region {
    /// The letter's own text.
    #[default]
    Body,
    /// The mark of a footnote in the text; its text is the printed number.
    NoteMark,
    /// A footnote at the foot of the page.
    Note,
    /// The head of a page after the first.
    Header,
    /// The page number.
    Footer,
}

/// A filled rectangle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rectangle {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The colour as `#rrggbb`.
    pub colour: String,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Image {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The `data:` URI.
    pub source: String,
    /// What it shows, in words; empty for an ornament.
    pub alternative: String,
    /// Where in the template it comes from.
    pub place: Option<Place>,
}

/// An area that leads somewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// The address; its scheme is one that a letter may have.
    pub target: String,
}
