//! Tells the other tabs what changed, and hears it from them.

use std::fmt;

use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::documents::{DocumentId, WriterId};

/// What one tab tells the others with the same storage key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// A document was written.
    Saved {
        /// Which one.
        id: DocumentId,
        /// By whom.
        writer: WriterId,
    },
    /// A document came, went or got another title.
    ListChanged,
    /// Is there anybody who writes this document?
    WhoWrites(DocumentId),
    /// Yes, there is.
    Writing(DocumentId),
}

/// A channel to the other tabs, open until it is dropped.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Opens the channel of a storage key; none where the browser has none. What another version
    /// of the editor says that this one does not know is not heard.
    #[must_use]
    pub fn of_key(storage_key: &str, heard: impl Fn(Notice) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(&format!("letterwright/{storage_key}")).ok()?;
        let listener = Closure::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            if let Ok(notice) = serde_json::from_str(&text) {
                heard(notice);
            }
        });
        channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    /// Tells the others.
    pub fn tell(&self, notice: &Notice) {
        if let Ok(text) = serde_json::to_string(notice) {
            // Only a closed channel refuses, and this one is open as long as it is there.
            let _ = self.channel.post_message(&JsValue::from_str(&text));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

impl fmt::Debug for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Channel").finish_non_exhaustive()
    }
}
