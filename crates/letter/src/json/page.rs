//! A template's page set-up and fonts as they stand in its file.

use std::ops::RangeInclusive;

use super::value::Object;
use crate::page::{
    Assets, FONT_SIZE_RANGE, FontAsset, LINE_HEIGHT_RANGE, LOGO_HEIGHT_RANGE, Letterhead,
    MARGIN_RANGE, Margins, PageSetup, Paper, Position, Window,
};
use crate::read_error::ReadError;

/// The page set-up of a template; what it leaves out is as the defaults are.
pub(super) fn read_page(template: &mut Object) -> Result<PageSetup, ReadError> {
    let Some(mut object) = template.object("page")? else {
        return Ok(PageSetup::default());
    };
    let defaults = PageSetup::default();
    Ok(PageSetup {
        paper: object.choice("paper", &Paper::ALL)?,
        margins: read_margins(&mut object)?,
        font: object.text("font")?.unwrap_or(defaults.font),
        font_size: number(
            &mut object,
            "font_size",
            FONT_SIZE_RANGE,
            defaults.font_size,
        )?,
        line_height: number(
            &mut object,
            "line_height",
            LINE_HEIGHT_RANGE,
            defaults.line_height,
        )?,
        letterhead: read_letterhead(&mut object)?,
        window: object.choice("window", &Window::ALL)?,
        continuation_header: truth(
            &mut object,
            "continuation_header",
            defaults.continuation_header,
        )?,
        page_numbers: truth(&mut object, "page_numbers", defaults.page_numbers)?,
        hyphenate: truth(&mut object, "hyphenate", defaults.hyphenate)?,
        extra: object.rest(),
    })
}

fn read_margins(page: &mut Object) -> Result<Margins, ReadError> {
    let defaults = Margins::default();
    let Some(mut object) = page.object("margins")? else {
        return Ok(defaults);
    };
    let mut margin = |side: &str, default: f64| number(&mut object, side, MARGIN_RANGE, default);
    Ok(Margins {
        top: margin("top", defaults.top)?,
        right: margin("right", defaults.right)?,
        bottom: margin("bottom", defaults.bottom)?,
        left: margin("left", defaults.left)?,
        extra: object.rest(),
    })
}

fn read_letterhead(page: &mut Object) -> Result<Letterhead, ReadError> {
    let defaults = Letterhead::default();
    let Some(mut object) = page.object("letterhead")? else {
        return Ok(defaults);
    };
    Ok(Letterhead {
        position: object.choice("position", &Position::ALL)?,
        logo: object.optional_text("logo")?.map(Into::into),
        logo_alternative: object.text("logo_alternative")?.unwrap_or_default(),
        logo_height: number(
            &mut object,
            "logo_height",
            LOGO_HEIGHT_RANGE,
            defaults.logo_height,
        )?,
        extra: object.rest(),
    })
}

/// What a template brings along.
pub(super) fn read_assets(template: &mut Object) -> Result<Assets, ReadError> {
    let Some(mut object) = template.object("assets")? else {
        return Ok(Assets::default());
    };
    let fonts = object
        .list("fonts")?
        .into_iter()
        .map(|(value, path)| read_font(Object::new(value, path)?))
        .collect::<Result<_, _>>()?;
    Ok(Assets {
        fonts,
        extra: object.rest(),
    })
}

fn read_font(mut object: Object) -> Result<FontAsset, ReadError> {
    Ok(FontAsset {
        family: object.needed_text("family")?,
        data: object.needed_text("data")?.into(),
        extra: object.rest(),
    })
}

fn number(
    object: &mut Object,
    key: &str,
    range: RangeInclusive<f64>,
    default: f64,
) -> Result<f64, ReadError> {
    Ok(object.number(key, range)?.unwrap_or(default))
}

fn truth(object: &mut Object, key: &str, default: bool) -> Result<bool, ReadError> {
    Ok(object.truth(key)?.unwrap_or(default))
}

#[cfg(test)]
mod tests {
    use super::super::{read_template, write_template};
    use super::*;

    fn with(keys: &str) -> String {
        format!(r#"{{"type": "letterwright/template", "version": 1, "body": "", {keys} }}"#)
    }

    #[test]
    fn a_template_that_says_nothing_of_its_page_has_the_defaults_and_is_written_as_it_was() {
        let template = read_template(&with(r#""title": "Thanks""#)).unwrap();
        assert_eq!(template.page, PageSetup::default());
        assert_eq!(template.page.paper.size(), (210.0, 297.0));
        let written = write_template(&template);
        assert!(
            !written.contains("page") && !written.contains("assets"),
            "{written}"
        );
    }

    #[test]
    fn what_the_page_leaves_out_is_as_the_defaults_are() {
        let text = with(
            r#""page": {"paper": "us_letter", "margins": {"left": 30}, "window": "din_5008_b",
                "letterhead": {"position": "centre"}}"#,
        );
        let page = read_template(&text).unwrap().page;
        assert_eq!(page.paper, Paper::UsLetter);
        assert_eq!((page.margins.left, page.margins.right), (30.0, 20.0));
        assert_eq!(page.window, Window::Din5008B);
        assert_eq!(page.letterhead.position, Position::Centre);
        assert_eq!(page.font_size, PageSetup::default().font_size);
    }

    #[test]
    fn page_and_fonts_outlive_a_save_with_what_is_not_known() {
        let text = with(
            r#""page": {"font": "House Serif", "fold_marks": true, "margins": {"gutter": 5},
                "letterhead": {"logo": "data:image/png;base64,AA==", "ink": "blue"}},
               "assets": {"fonts": [{"family": "House Serif", "data": "AAEAAA==", "licence": "ours"}],
                "signature": "x"}"#,
        );
        let template = read_template(&text).unwrap();
        let written = write_template(&template);
        assert_eq!(read_template(&written), Ok(template));
        for kept in ["fold_marks", "gutter", "ink", "licence", "\"signature\""] {
            assert!(written.contains(kept), "{kept} in {written}");
        }
    }

    #[test]
    fn a_wrong_value_is_named_by_its_path() {
        for (keys, message) in [
            (
                r#""page": 5"#,
                "page: expected an object, found the number 5",
            ),
            (
                r#""page": {"paper": "a5"}"#,
                r#"page.paper: expected one of a4, us_letter, found "a5""#,
            ),
            (
                r#""page": {"window": true}"#,
                "page.window: expected one of none, din_5008_a, din_5008_b, bs_dl, found true",
            ),
            (
                r#""page": {"margins": {"top": -1}}"#,
                "page.margins.top: expected a number from 0 to 80, found the number -1",
            ),
            (
                r#""page": {"font_size": "12"}"#,
                r#"page.font_size: expected a number from 6 to 24, found "12""#,
            ),
            (
                r#""page": {"letterhead": {"logo_height": 1e300}}"#,
                "page.letterhead.logo_height: expected a number from 2 to 60, found the number 1e+300",
            ),
            (
                r#""page": {"page_numbers": "yes"}"#,
                r#"page.page_numbers: expected true or false, found "yes""#,
            ),
            (
                r#""assets": {"fonts": [{"family": "A"}]}"#,
                "assets.fonts[0].data: expected text, found nothing",
            ),
        ] {
            let error = read_template(&with(keys)).unwrap_err();
            assert_eq!(error.to_string(), message);
        }
    }
}
