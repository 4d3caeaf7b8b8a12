//! Letters on pages, as whoever writes and receives them sees them.

mod ending;
mod head;
mod hostile;
mod invisible;
mod joined;
mod language;
mod notes;
mod parting;
mod pdf;
mod pictures;
mod real_letters;
mod scripts;
mod set_up;
mod support;
mod validator;
