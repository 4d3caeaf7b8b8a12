//! Widgets that know nothing of letters.

mod button;
mod dialog;
mod form_row;
mod icon;
mod menu;
mod row_keys;
mod search_list;
mod tabs;
mod toast;
mod tool_bar;
mod virtual_list;

pub use button::{Button, Look};
pub use dialog::{Dialog, DialogActions};
pub use form_row::{FormRow, ids};
pub use icon::{Icon, IconView};
pub use menu::{MenuButton, MenuItem};
pub use search_list::{SearchItem, SearchList};
pub use tabs::{Tab, TabList};
pub use toast::Toast;
pub use tool_bar::ToolBar;
pub use virtual_list::VirtualList;
