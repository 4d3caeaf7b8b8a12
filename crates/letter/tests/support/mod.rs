//! Finds the files that tests read from outside the project.

mod shared;

use serde_json::Value;

pub use shared::shared;

/// The cases of a file with one JSON object in each line; none where the file is not there.
pub fn cases(path: &str) -> Vec<Value> {
    let text = shared(path).unwrap_or_default();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_default())
        .collect()
}

/// The bytes that the text of a key stands for in Base64; none where the case has no such key.
pub fn base64(case: &Value, key: &str) -> Option<Vec<u8>> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for sign in case[key].as_str()?.bytes().filter(|sign| *sign != b'=') {
        let value = SIGNS.iter().position(|known| *known == sign)?;
        bits = bits << 6 | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(bits >> count & 0xFF).ok()?);
        }
    }
    Some(bytes)
}
