//! Writes the JSON Schemas of the two file formats into `schemas/`, where they are published.

use std::path::Path;

use letter::schema;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join("template.schema.json"), schema::template())?;
    std::fs::write(folder.join("recipients.schema.json"), schema::recipients())
}
