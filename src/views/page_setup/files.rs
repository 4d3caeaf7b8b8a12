//! What the page set-up takes from files: a logo, and a font of the author's own.

use letter::page::{Assets, FontAsset, LOGO_HEIGHT_RANGE, PageSetup};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::rows::NumberRow;
use crate::files::{FontFile, PictureFault, PictureFile, base64};
use crate::platform::dom::{self, File};
use crate::platform::files::{self as dialogs, FileContent};
use crate::ui::{Button, FormRow, Look, ids};
use crate::views::picture::PictureView;

/// The largest logo, in bytes: it travels with every copy of the template.
const LARGEST_LOGO: usize = 500_000;

/// The largest font file.
const LARGEST_FONT: usize = 3_000_000;

/// The fonts that come with the editor, and whose widths they have.
const FONTS: [(&str, &str); 3] = [
    ("Liberation Serif", "Liberation Serif, like Times New Roman"),
    ("Liberation Sans", "Liberation Sans, like Arial"),
    ("Carlito", "Carlito, like Calibri"),
];

/// What the rows of the logo are made of.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct LogoRowsProps {
    pub(super) page: PageSetup,
    pub(super) on_change: Callback<PageSetup>,
}

/// The logo, what it shows, and how high it is.
#[component]
pub(super) fn LogoRows(props: &LogoRowsProps) -> Html {
    let problem = use_state(|| None::<String>);
    let set = {
        let (page, on_change) = (props.page.clone(), props.on_change.clone());
        move |change: &dyn Fn(&mut PageSetup)| {
            let mut page = page.clone();
            change(&mut page);
            on_change.emit(page);
        }
    };
    let on_file = {
        let (set, problem) = (set.clone(), problem.clone());
        Callback::from(move |file: FileContent| match logo(&file) {
            Ok(logo) => {
                problem.set(None);
                set(&|page| page.letterhead.logo = Some(logo.as_str().into()));
            }
            Err(sentence) => problem.set(Some(sentence)),
        })
    };
    let on_words = {
        let set = set.clone();
        Callback::from(move |event: InputEvent| {
            let words = dom::value_of(&event);
            set(&|page| page.letterhead.logo_alternative.clone_from(&words));
        })
    };
    let on_height = {
        let set = set.clone();
        Callback::from(move |height: f64| set(&|page| page.letterhead.logo_height = height))
    };
    let on_remove = Callback::from(move |()| set(&|page| page.letterhead.logo = None));
    let letterhead = &props.page.letterhead;
    html! {
        <>
            <FormRow id="logo" label="Logo" problem={(*problem).clone()} help="A PNG, JPEG, GIF or WebP picture of 500 KB at most. It becomes part of the template.">
                if let Some(logo) = &letterhead.logo {
                    <div class="form-file">
                        <PictureView class="logo-now" source={logo.to_string()} alternative={letterhead.logo_alternative.clone()} />
                        <Button label="Remove the logo" look={Look::Quiet} on_press={on_remove} />
                    </div>
                }
                <input class="input" id="logo" type="file" accept="image/png,image/jpeg,image/gif,image/webp"
                    aria-describedby={ids("logo", true, problem.is_some())} onchange={chosen(on_file)} />
            </FormRow>
            if letterhead.logo.is_some() {
                <FormRow id="logo-words" label="What the logo shows" help="Read out to who cannot see it. Leave it empty for an ornament.">
                    <input class="input" id="logo-words" aria-describedby="logo-words-help" autocomplete="off"
                        value={letterhead.logo_alternative.clone()} oninput={on_words} />
                </FormRow>
                <NumberRow id="logo-height" label="Height of the logo" unit="mm" value={letterhead.logo_height}
                    range={LOGO_HEIGHT_RANGE} on_change={on_height} />
            }
        </>
    }
}

fn logo(file: &FileContent) -> Result<String, String> {
    let name = &file.name;
    if file.bytes.len() > LARGEST_LOGO {
        return Err(format!(
            "“{name}” is larger than 500 KB. Save the picture smaller and choose it again."
        ));
    }
    match PictureFile::of_bytes(file.bytes.clone()) {
        Ok(picture) => Ok(format!(
            "data:{};base64,{}",
            picture.media_type,
            base64::encode(&picture.bytes)
        )),
        Err(PictureFault::TooLarge) => Err(format!(
            "“{name}” has more than 40 million points. Save the picture smaller and choose it again."
        )),
        Err(PictureFault::Damaged | PictureFault::Drawing) => {
            Err(format!("“{name}” is not a PNG, JPEG, GIF or WebP picture."))
        }
    }
}

/// What the row of the font is made of.
#[derive(Debug, PartialEq, Properties)]
pub(super) struct FontRowProps {
    pub(super) page: PageSetup,
    pub(super) assets: Assets,
    pub(super) on_change: Callback<(PageSetup, Assets)>,
}

/// The font, and font files that the template brings along.
#[component]
pub(super) fn FontRow(props: &FontRowProps) -> Html {
    let problem = use_state(|| None::<String>);
    let (page, assets) = (&props.page, &props.assets);
    let onchange = {
        let (page, assets, on_change) = (page.clone(), assets.clone(), props.on_change.clone());
        Callback::from(move |event: Event| {
            let font = dom::value_of(&event);
            on_change.emit((
                PageSetup {
                    font,
                    ..page.clone()
                },
                assets.clone(),
            ));
        })
    };
    let on_file = {
        let (page, assets, on_change) = (page.clone(), assets.clone(), props.on_change.clone());
        let problem = problem.clone();
        Callback::from(move |file: FileContent| match font(&file) {
            Ok(font) => {
                problem.set(None);
                let mut assets = assets.clone();
                let page = PageSetup {
                    font: font.family.clone(),
                    ..page.clone()
                };
                assets.fonts.retain(|known| known.data != font.data);
                assets.fonts.push(font);
                on_change.emit((page, assets));
            }
            Err(sentence) => problem.set(Some(sentence)),
        })
    };
    let on_remove = {
        let (page, assets, on_change) = (page.clone(), assets.clone(), props.on_change.clone());
        Callback::from(move |family: String| {
            let mut assets = assets.clone();
            assets.fonts.retain(|font| font.family != family);
            let mut page = page.clone();
            if page.font == family {
                page.font = PageSetup::default().font;
            }
            on_change.emit((page, assets));
        })
    };
    let own = families(page, assets);
    let options = FONTS
        .iter()
        .map(|(family, label)| ((*family).to_owned(), (*label).to_owned()))
        .chain(own.iter().map(|family| (family.clone(), family.clone())));
    let option = |(family, label): (String, String)| {
        html! { <option value={family.clone()} selected={family == page.font}>{ label }</option> }
    };
    let file = |family: String| {
        let label = format!("Remove the font {family}");
        let on_press = on_remove.reform(move |()| family.clone());
        html! { <Button {label} look={Look::Quiet} {on_press} /> }
    };
    let mut brought: Vec<String> = assets
        .fonts
        .iter()
        .map(|font| font.family.clone())
        .collect();
    brought.dedup();
    html! {
        <>
            <FormRow id="font" label="Font">
                <select class="input" id="font" data-autofocus="" {onchange}>{ for options.map(option) }</select>
            </FormRow>
            <FormRow id="font-file" label="A font of your own" problem={(*problem).clone()}
                help="A TrueType or OpenType file of 3 MB at most. It becomes part of the template: see that its licence allows that.">
                <input class="input" id="font-file" type="file" accept=".ttf,.otf"
                    aria-describedby={ids("font-file", true, problem.is_some())} onchange={chosen(on_file)} />
                { for brought.into_iter().map(file) }
            </FormRow>
        </>
    }
}

/// The families beside those of the editor: brought along, or only named.
fn families(page: &PageSetup, assets: &Assets) -> Vec<String> {
    let named = assets
        .fonts
        .iter()
        .map(|font| &font.family)
        .chain([&page.font]);
    let mut families: Vec<String> = Vec::new();
    for family in named {
        let is_ours = FONTS.iter().any(|(ours, _)| ours == family);
        if !is_ours && !families.contains(family) {
            families.push(family.clone());
        }
    }
    families
}

fn font(file: &FileContent) -> Result<FontAsset, String> {
    let name = &file.name;
    if file.bytes.len() > LARGEST_FONT {
        return Err(format!("“{name}” is larger than 3 MB."));
    }
    let font = FontFile::read(&file.bytes).ok_or_else(|| {
        format!(
            "“{name}” is not a TrueType or OpenType font. Choose a file that ends in .ttf or .otf."
        )
    })?;
    Ok(FontAsset {
        family: font.family,
        data: base64::encode(&file.bytes).as_str().into(),
        extra: letter::Extra::new(),
    })
}

/// Reads the file that was chosen in a file control.
fn chosen(on_file: Callback<FileContent>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let Some(file): Option<File> = dom::chosen_file(&event) else {
            return;
        };
        let on_file = on_file.clone();
        spawn_local(async move {
            if let Ok(content) = dialogs::read(&file).await {
                on_file.emit(content);
            }
        });
    })
}
