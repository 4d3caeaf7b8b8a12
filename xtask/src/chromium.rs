//! The browser that the tests run in, and the driver that speaks to it.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::command::find_program;
use crate::debian;
use crate::workspace::{root, target};

const BROWSER_NAMES: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// Where the browser and its driver are.
#[derive(Debug)]
pub struct Chromium {
    pub browser: PathBuf,
    pub driver: PathBuf,
}

impl Chromium {
    /// Finds both, or installs them where there is apt.
    pub fn set_up() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if debian::has_apt() {
            debian::install(
                &["chromium", "chromium-driver"],
                "The tests run in a real browser, and there is no Chromium with its driver here.",
            )?;
        }
        match Self::find() {
            Some(found) => Ok(found),
            None => bail!(
                "The tests need Chromium (or Chrome) and the chromedriver of the same version. \
                 Install both, or name them by the variables CHROMIUM and CHROMEDRIVER."
            ),
        }
    }

    fn find() -> Option<Self> {
        Some(Chromium {
            browser: named_by("CHROMIUM")
                .or_else(|| BROWSER_NAMES.iter().find_map(|name| find_program(name)))?,
            driver: named_by("CHROMEDRIVER").or_else(|| find_program("chromedriver"))?,
        })
    }

    /// Writes the driver's settings with this browser in them, and says where.
    pub fn write_driver_settings(&self) -> Result<PathBuf> {
        let text = fs::read_to_string(root().join("webdriver.json"))?;
        let mut settings: Value = serde_json::from_str(&text)?;
        let options = settings
            .get_mut("goog:chromeOptions")
            .and_then(Value::as_object_mut)
            .context("webdriver.json has no goog:chromeOptions.")?;
        options.insert("binary".into(), self.browser.to_string_lossy().into());

        let file = target().join("webdriver.json");
        fs::write(&file, settings.to_string())?;
        Ok(file)
    }
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .filter(|path| !path.is_empty())
        .map(PathBuf::from)
}
