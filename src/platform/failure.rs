//! The end of the program: a panic, told to the element while that is still possible.

use std::sync::Once;

use wasm_bindgen::JsValue;

thread_local! {
    static WATCHER: std::cell::RefCell<Option<js_sys::Function>> = const { std::cell::RefCell::new(None) };
}

/// Calls `callback` with what is known of the failure, once, should the program panic.
pub fn tell(callback: js_sys::Function) {
    static HOOK: Once = Once::new();
    WATCHER.with(|watcher| *watcher.borrow_mut() = Some(callback));
    HOOK.call_once(|| {
        yew::set_custom_panic_hook(Box::new(|panic| {
            console_error_panic_hook::hook(panic);
            let watcher = WATCHER.with(|watcher| watcher.borrow_mut().take());
            if let Some(watcher) = watcher {
                // Nothing more can be done where even this fails.
                let _ = watcher.call1(&JsValue::NULL, &panic.to_string().into());
            }
        }));
    });
}
