//! Going through a page's frames.

use messages::{Image, Item, Link, Place, Rectangle, Region};
use typst::WorldExt;
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Inherit, Point, Size, Transform};
use typst::model::{Destination, FootnoteElem};
use typst::syntax::Span;
use typst::visualize::{FixedStroke, Geometry, Image as Typeset, Paint, Shape};

use super::faces::Faces;
use super::{drawing, runs};
use crate::compile::Set;
use crate::source::MarkKind;
use crate::world::Desk;

/// What has been found on a page so far.
#[derive(Debug)]
pub(super) struct Walk<'a, 'f> {
    pub(super) set: &'a Set,
    pub(super) desk: &'a Desk,
    pub(super) faces: &'f mut Faces<'a>,
    pub(super) items: Vec<(Region, Item)>,
    /// The part of the page that the place is in, as far as the frames say.
    pub(super) region: Region,
    /// The footnote whose mark the place is in, and where that came from.
    mark: Option<(Location, Option<Place>)>,
}

impl<'a, 'f> Walk<'a, 'f> {
    pub(super) fn new(set: &'a Set, desk: &'a Desk, faces: &'f mut Faces<'a>) -> Self {
        Self {
            set,
            desk,
            faces,
            items: Vec::new(),
            region: Region::Body,
            mark: None,
        }
    }

    /// Goes through a whole page.
    pub(super) fn page(&mut self, frame: &Frame) {
        self.frame(frame, Transform::identity());
    }

    fn frame(&mut self, frame: &Frame, transform: Transform) {
        for (point, item) in frame.items() {
            let at = transform.pre_concat(Transform::translate(point.x, point.y));
            self.item(item, at);
        }
    }

    fn item(&mut self, item: &FrameItem, at: Transform) {
        match item {
            FrameItem::Group(group) => self.group(group, at),
            FrameItem::Text(text) => {
                let origin = Point::zero().transform(at);
                runs::read(text, origin, self);
            }
            FrameItem::Shape(shape, span) => self.shape(shape, *span, at),
            FrameItem::Image(image, size, span) => self.image(image, *size, *span, at),
            FrameItem::Link(Destination::Url(url), size) => self.link(url.as_str(), *size, at),
            FrameItem::Link(..) => {}
            FrameItem::Tag(tag) => self.tag(tag),
        }
    }

    /// A group whose parent is elsewhere, and that looks nothing like it, is a footnote: it belongs to
    /// where its mark stands.
    fn group(&mut self, group: &GroupItem, at: Transform) {
        let (region, mark) = (self.region, self.mark.take());
        let parent = group.parent.map(|parent| parent.inherit);
        if parent == Some(Inherit::No) {
            self.region = Region::Note;
        } else {
            self.mark.clone_from(&mark);
        }
        self.frame(&group.frame, at.pre_concat(group.transform));
        self.region = region;
        self.mark = mark;
    }

    fn tag(&mut self, tag: &Tag) {
        match tag {
            Tag::Start(element, _) if element.is::<FootnoteElem>() => {
                let place = self
                    .desk
                    .range(element.span())
                    .and_then(|range| self.set.source.marks.reference(range.start))
                    .map(|reference| reference.place.clone());
                self.mark = Some((tag.location(), place));
            }
            Tag::End(location, ..) => {
                if self.mark.as_ref().is_some_and(|(mark, _)| mark == location) {
                    self.mark = None;
                }
            }
            Tag::Start(..) => {}
        }
    }

    /// The part of the page that something is in, and where it came from as far as the frames say.
    pub(super) fn surroundings(&self) -> (Region, Option<Place>) {
        match &self.mark {
            Some((_, place)) if self.region == Region::Body => (Region::NoteMark, place.clone()),
            Some((_, place)) => (self.region, place.clone()),
            None => (self.region, None),
        }
    }

    pub(super) fn push(&mut self, region: Region, item: Item) {
        self.items.push((region, item));
    }

    fn image(&mut self, image: &Typeset, size: Size, span: Span, at: Transform) {
        let mark = self
            .desk
            .range(span)
            .and_then(|range| self.set.source.marks.find(&range));
        let Some(mark) = mark else { return };
        let MarkKind::Picture(index) = mark.kind else {
            return;
        };
        let Some(picture) = self.set.source.pictures.get(index) else {
            return;
        };
        let area = Area::new(size, at);
        let image = Image {
            x: area.x,
            y: area.y,
            width: area.width,
            height: area.height,
            source: drawing::as_points(image, area.width, area.height)
                .unwrap_or_else(|| picture.source.clone()),
            alternative: picture.alternative.clone(),
            place: picture.place.clone(),
        };
        self.push(self.region, Item::Image(image));
    }

    fn link(&mut self, target: &str, size: Size, at: Transform) {
        let area = Area::new(size, at);
        let link = Link {
            x: area.x,
            y: area.y,
            width: area.width,
            height: area.height,
            target: target.to_owned(),
        };
        self.push(self.region, Item::Link(link));
    }

    /// All that a letter's shapes are: rules, and the sides of boxes.
    fn shape(&mut self, shape: &Shape, _: Span, at: Transform) {
        if let Some(fill) = &shape.fill {
            let area = Area::new(size_of(&shape.geometry), at);
            self.rectangle(area, fill);
        }
        let Some(stroke) = &shape.stroke else { return };
        match &shape.geometry {
            Geometry::Line(to) => self.stroke(Point::zero(), *to, stroke, at),
            Geometry::Rect(size) => {
                let corners = [
                    Point::zero(),
                    Point::with_x(size.x),
                    size.to_point(),
                    Point::with_y(size.y),
                ];
                for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
                    self.stroke(*from, *to, stroke, at);
                }
            }
            Geometry::Curve(_) => {}
        }
    }

    fn stroke(&mut self, from: Point, to: Point, stroke: &FixedStroke, at: Transform) {
        let (from, to) = (from.transform(at), to.transform(at));
        let half = stroke.thickness / 2.0;
        let horizontal = (to.x - from.x).abs() >= (to.y - from.y).abs();
        let (across, along) = if horizontal {
            (Abs::zero(), half)
        } else {
            (half, Abs::zero())
        };
        let area = Area {
            x: (from.x.min(to.x) - across).to_pt(),
            y: (from.y.min(to.y) - along).to_pt(),
            width: ((to.x - from.x).abs() + across * 2.0).to_pt(),
            height: ((to.y - from.y).abs() + along * 2.0).to_pt(),
        };
        self.rectangle(area, &stroke.paint);
    }

    fn rectangle(&mut self, area: Area, paint: &Paint) {
        let rectangle = Rectangle {
            x: area.x,
            y: area.y,
            width: area.width,
            height: area.height,
            colour: colour(paint),
        };
        self.push(self.region, Item::Rectangle(rectangle));
    }
}

fn size_of(geometry: &Geometry) -> Size {
    match geometry {
        Geometry::Line(to) => to.to_size(),
        Geometry::Rect(size) => *size,
        Geometry::Curve(curve) => curve.bbox(None).size(),
    }
}

/// A place on the page, in points.
#[derive(Clone, Copy, Debug)]
struct Area {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Area {
    fn new(size: Size, at: Transform) -> Self {
        let (from, to) = (Point::zero().transform(at), size.to_point().transform(at));
        Self {
            x: from.x.min(to.x).to_pt(),
            y: from.y.min(to.y).to_pt(),
            width: (to.x - from.x).abs().to_pt(),
            height: (to.y - from.y).abs().to_pt(),
        }
    }
}

/// A colour as a style sheet has it.
pub(super) fn colour(paint: &Paint) -> String {
    match paint {
        Paint::Solid(colour) => colour.to_hex().to_string(),
        _ => "#000000".to_owned(),
    }
}
