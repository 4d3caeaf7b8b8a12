//! Any bytes are a document or refused, and a document is written and read again as it was.

#![no_main]

use letter::import::{self, Opened};
use letter::json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match import::open(bytes, "file.json", None) {
        Ok(Opened::Template(template)) => {
            assert_eq!(
                json::read_template(&json::write_template(&template)),
                Ok(template)
            );
        }
        Ok(Opened::Recipients(recipients)) => {
            assert_eq!(
                json::read_recipients(&json::write_recipients(&recipients)),
                Ok(recipients)
            );
        }
        Ok(_) => {}
        Err(error) => assert!(!error.to_string().is_empty()),
    }
});
