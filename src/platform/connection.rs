//! What is known of the connection to the network.

use js_sys::Reflect;

/// Whether what is fetched over the connection should be little: the person asked the browser to save
/// data. Browsers that do not say so are taken to have connections that cost nothing.
#[must_use]
pub fn is_metered() -> bool {
    let saves_data = || {
        let navigator = web_sys::window()?.navigator();
        let connection = Reflect::get(&navigator, &"connection".into()).ok()?;
        Reflect::get(&connection, &"saveData".into())
            .ok()?
            .as_bool()
    };
    saves_data().unwrap_or(false)
}
