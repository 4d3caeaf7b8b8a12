//! Web Locks: one editor at a time writes a document.
//!
//! The browser releases a lock when its tab closes or crashes, so none is ever left behind, and
//! none is ever stolen. A page that comes over plain HTTP has no locks: there the stamp of a
//! document alone keeps one tab from overwriting another.

use futures_channel::oneshot;
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &Object,
        callback: &Function,
    ) -> Result<Promise, JsValue>;

    #[derive(Debug)]
    type AbortController;

    #[wasm_bindgen(constructor)]
    fn new() -> AbortController;

    #[wasm_bindgen(method, getter)]
    fn signal(this: &AbortController) -> JsValue;

    #[wasm_bindgen(method)]
    fn abort(this: &AbortController);
}

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub struct Lock {
    release: Option<Function>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            // The function of a promise's executor does not throw.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// What came of asking for a lock.
#[derive(Debug)]
pub enum Claim {
    /// It is held here.
    Held(Lock),
    /// It is held elsewhere.
    Elsewhere,
    /// This page has no locks.
    NoLocks,
}

/// Takes the lock called `name` if nobody holds it.
pub async fn claim(name: &str) -> Claim {
    let Some(manager) = manager() else {
        return Claim::NoLocks;
    };
    let options = Object::new();
    set(&options, "ifAvailable", &JsValue::TRUE);
    let (sender, receiver) = oneshot::channel();
    let request = ask(&manager, name, &options, move |lock| {
        let _ = sender.send(lock);
    });
    if request.is_err() {
        return Claim::NoLocks;
    }
    match receiver.await {
        Ok(Some(lock)) => Claim::Held(lock),
        Ok(None) => Claim::Elsewhere,
        Err(_) => Claim::NoLocks,
    }
}

/// Waits in line for a lock; leaves the line when dropped.
#[derive(Debug)]
pub struct Waiting {
    controller: AbortController,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.controller.abort();
    }
}

/// Waits in line for the lock called `name`, and hands it over when it is free.
pub fn wait(name: &str, take: impl FnOnce(Lock) + 'static) -> Option<Waiting> {
    let manager = manager()?;
    let controller = AbortController::new();
    let options = Object::new();
    set(&options, "signal", &controller.signal());
    let granted = move |lock: Option<Lock>| lock.map_or((), take);
    ask(&manager, name, &options, granted).ok()?;
    Some(Waiting { controller })
}

fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let manager = Reflect::get(&navigator, &"locks".into()).ok()?;
    manager.is_object().then(|| manager.unchecked_into())
}

fn set(options: &Object, name: &str, value: &JsValue) {
    // A plain object takes any property.
    let _ = Reflect::set(options, &name.into(), value);
}

/// Asks for a lock; the browser holds it until the promise that the callback returns is settled.
fn ask(
    manager: &LockManager,
    name: &str,
    options: &Object,
    answered: impl FnOnce(Option<Lock>) + 'static,
) -> Result<(), JsValue> {
    let callback = Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() || lock.is_undefined() {
            answered(None);
            return JsValue::UNDEFINED;
        }
        let (lock, held) = hold();
        answered(Some(lock));
        held.into()
    });
    let request = manager.request(name, options, callback.unchecked_ref())?;
    spawn_local(async move {
        // A request that is given up is rejected, as is one in a page that is going away.
        let _ = JsFuture::from(request).await;
    });
    Ok(())
}

/// A lock and the promise that lasts as long as it. There is no default to begin with: an empty
/// `Function` is made by `eval`, which a strict policy forbids.
fn hold() -> (Lock, Promise) {
    let mut release = None;
    let promise = Promise::new(&mut |resolve, _| release = Some(resolve));
    (Lock { release }, promise)
}
