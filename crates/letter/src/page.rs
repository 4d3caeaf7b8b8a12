//! How the letter lies on paper: the template's `page`, and the fonts it brings along.
//!
//! Lengths on the page are millimetres, sizes of type are points. Every value has a default, so that
//! a template need not say anything; what a file says outside the ranges here is refused.

use std::ops::RangeInclusive;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::template::Extra;

/// The margins that a page may have, in millimetres: whatever they are, there is room for text
/// between them on every paper.
pub const MARGIN_RANGE: RangeInclusive<f64> = 0.0..=80.0;

/// The sizes that the text may have, in points.
pub const FONT_SIZE_RANGE: RangeInclusive<f64> = 6.0..=24.0;

/// How far lines may stand apart, as a multiple of the size.
pub const LINE_HEIGHT_RANGE: RangeInclusive<f64> = 1.0..=3.0;

/// The heights that a logo may have, in millimetres.
pub const LOGO_HEIGHT_RANGE: RangeInclusive<f64> = 2.0..=60.0;

/// Paper, margins, type, and where the letter's parts stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct PageSetup {
    /// The paper.
    pub paper: Paper,
    /// The margins of every page.
    pub margins: Margins,
    /// The font family of the text. Where there is none of that name, another stands in for it.
    pub font: String,
    /// The size of the text, from 6 to 24 points.
    #[cfg_attr(feature = "schema", schemars(range(min = 6.0, max = 24.0)))]
    pub font_size: f64,
    /// How far lines stand apart, from 1 to 3 times the size.
    #[cfg_attr(feature = "schema", schemars(range(min = 1.0, max = 3.0)))]
    pub line_height: f64,
    /// The sender's block at the head of the first page.
    pub letterhead: Letterhead,
    /// For which window envelope the address stands.
    pub window: Window,
    /// Whether pages after the first have the addressee and the date at their head.
    pub continuation_header: bool,
    /// Whether a letter of several pages says “2 of 3” at the foot of each.
    pub page_numbers: bool,
    /// Whether long words are divided at the ends of lines, by the rules of the letter's language.
    pub hyphenate: bool,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}

impl Default for PageSetup {
    fn default() -> Self {
        Self {
            paper: Paper::default(),
            margins: Margins::default(),
            font: "Liberation Serif".to_owned(),
            font_size: 11.0,
            line_height: 1.3,
            letterhead: Letterhead::default(),
            window: Window::default(),
            continuation_header: false,
            page_numbers: true,
            hyphenate: false,
            extra: Extra::new(),
        }
    }
}

impl PageSetup {
    /// Whether nothing differs from what a template without `page` has.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// The paper's size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Paper {
    /// A4, 210 by 297 millimetres.
    #[default]
    A4,
    /// US Letter, 8.5 by 11 inches.
    UsLetter,
}

impl Paper {
    /// Every paper, in the order a form offers them.
    pub const ALL: [Self; 2] = [Self::A4, Self::UsLetter];

    /// The width and the height in millimetres.
    #[must_use]
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::UsLetter => (215.9, 279.4),
        }
    }
}

/// The margins of every page, each from 0 to 80 millimetres.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Margins {
    /// Above the text.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 80.0)))]
    pub top: f64,
    /// To the right of the text.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 80.0)))]
    pub right: f64,
    /// Below the text and the footnotes.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 80.0)))]
    pub bottom: f64,
    /// To the left of the text.
    #[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 80.0)))]
    pub left: f64,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}

impl Default for Margins {
    fn default() -> Self {
        Self {
            top: 25.0,
            right: 20.0,
            bottom: 25.0,
            left: 25.0,
            extra: Extra::new(),
        }
    }
}

/// Where the sender's block stands, and its logo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Letterhead {
    /// To which side it stands.
    pub position: Position,
    /// A picture above it, as a `data:` URI; the text of the letterhead follows below.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub logo: Option<Arc<str>>,
    /// What the logo shows, in words, for who cannot see it. Where empty, it is an ornament.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub logo_alternative: String,
    /// How high the logo is, from 2 to 60 millimetres.
    #[cfg_attr(feature = "schema", schemars(range(min = 2.0, max = 60.0)))]
    pub logo_height: f64,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}

impl Default for Letterhead {
    fn default() -> Self {
        Self {
            position: Position::default(),
            logo: None,
            logo_alternative: String::new(),
            logo_height: 20.0,
            extra: Extra::new(),
        }
    }
}

/// A side of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Position {
    /// The left.
    Left,
    /// The middle.
    Centre,
    /// The right.
    #[default]
    Right,
}

impl Position {
    /// Every side, in the order a form offers them.
    pub const ALL: [Self; 3] = [Self::Left, Self::Centre, Self::Right];
}

/// For which window envelope the `address` block stands, folded to the size DL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Window {
    /// None: the address stands where it is written.
    #[default]
    None,
    /// DIN 5008, form A: the low letterhead.
    #[serde(rename = "din_5008_a")]
    Din5008A,
    /// DIN 5008, form B: the high letterhead.
    #[serde(rename = "din_5008_b")]
    Din5008B,
    /// The window of British DL envelopes.
    BsDl,
}

impl Window {
    /// Every kind, in the order a form offers them.
    pub const ALL: [Self; 4] = [Self::None, Self::Din5008A, Self::Din5008B, Self::BsDl];

    /// Where the address stands; none where it stands in the text.
    ///
    /// DIN 5008:2020 has the address field 20 mm from the left edge, 85 mm wide and 45 mm high,
    /// 27 mm (form A) or 45 mm (form B) below the upper edge. Its uppermost 17.7 mm are for the
    /// sender and remarks, its text stands in by 5 mm, and the letter goes on 8.46 mm below it.
    ///
    /// British DL envelopes, 220 by 110 mm, are sold with a window 90 by 35 mm, 20 mm from the left
    /// and 18 mm from the bottom. A sheet folded in three, 210 by 99 mm, can slip in it by 10 mm
    /// sideways and 11 mm up and down; what lies from 20 to 100 mm from the sheet's left edge and
    /// from 57 to 81 mm below its upper edge is always seen.
    #[must_use]
    pub fn address_area(self) -> Option<Area> {
        let din = |top: f64| Area {
            left: 25.0,
            top: top + 17.7,
            width: 75.0,
            height: 27.3,
            below: 8.46,
        };
        match self {
            Self::None => None,
            Self::Din5008A => Some(din(27.0)),
            Self::Din5008B => Some(din(45.0)),
            Self::BsDl => Some(Area {
                left: 25.0,
                top: 57.0,
                width: 75.0,
                height: 24.0,
                below: 10.0,
            }),
        }
    }

    /// Where the block of date and reference stands beside the address, if the standard gives it a
    /// place: DIN 5008:2020 has it 125 mm from the left edge, 32 mm (form A) or 50 mm (form B)
    /// below the upper edge, and 75 mm wide.
    #[must_use]
    pub fn information_area(self) -> Option<Area> {
        let din = |top: f64| Area {
            left: 125.0,
            top,
            width: 75.0,
            height: 40.0,
            below: 8.46,
        };
        match self {
            Self::None | Self::BsDl => None,
            Self::Din5008A => Some(din(32.0)),
            Self::Din5008B => Some(din(50.0)),
        }
    }
}

/// A place on the first page, in millimetres from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// How far below it the letter goes on.
    pub below: f64,
}

/// What a template brings along so that its letters look the same everywhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assets {
    /// Font files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<FontAsset>,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}

impl Assets {
    /// Whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fonts.is_empty() && self.extra.is_empty()
    }
}

/// A font file of the author's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FontAsset {
    /// The family's name, as [`PageSetup::font`] calls it.
    pub family: String,
    /// The file, TrueType or OpenType, in base64.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub data: Arc<str>,
    /// What this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub extra: Extra,
}
