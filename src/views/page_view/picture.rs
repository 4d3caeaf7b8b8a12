//! A picture on its page.

use messages::Image;
use yew::prelude::*;

use crate::platform::dom;
use crate::views::picture::PictureView;

/// How many points of a picture there are to a point of the page: 300 to the inch, as in good print.
const FINENESS: f64 = 300.0 / 72.0;

/// What it is made of.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct PictureOnPageProps {
    /// The picture and its place.
    pub(super) image: Image,
    /// How wide and high the page is.
    pub(super) page: (f64, f64),
}

/// The picture, laid in shares of the page, which is shown in any size. It lies under the page's text,
/// where its words are too.
#[component]
pub(super) fn PictureOnPage(props: &PictureOnPageProps) -> Html {
    let place = use_node_ref();
    let image = &props.image;
    let (width, height) = props.page;
    let shares = [
        ("left", image.x / width),
        ("top", image.y / height),
        ("width", image.width / width),
        ("height", image.height / height),
    ];
    {
        let place = place.clone();
        use_effect_with(shares, move |shares| {
            for (name, share) in shares {
                dom::set_style(&place, name, &format!("{:.4}%", share * 100.0));
            }
        });
    }
    html! {
        <div class="page-picture" ref={place} aria-hidden="true">
            <PictureView source={image.source.clone()} alternative={image.alternative.clone()}
                most={Some((image.width * FINENESS, image.height * FINENESS))} />
        </div>
    }
}
