//! PDF files as an independent validator sees them: the Python package `page-validation`.
//!
//! The variable `LETTERWRIGHT_PDF_PYTHON` names the Python that has it; without it `python3` is
//! asked. Where it is not there, the tests say so and look at the rest alone.

use std::io::Write as _;
use std::process::{Command, Stdio};

use messages::PdfStandard;

const SCRIPT: &str = "
import sys, tempfile
try:
    import page
except ImportError:
    print('absent'); sys.exit()
with tempfile.NamedTemporaryFile(suffix='.pdf') as file:
    file.write(sys.stdin.buffer.read()); file.flush()
    for profile in sys.argv[1:]:
        result = page.validate_pdf(file.name, profile=getattr(page.ValidationProfile, profile))
        for failure in result.failures: print(profile, failure)
        print(profile, 'kept' if result.is_compliant else 'broken')
";

/// What the validator says of the file; none where it is not there.
pub fn validate(data: &[u8], profiles: &[&str]) -> Option<String> {
    let python = std::env::var("LETTERWRIGHT_PDF_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let mut child = Command::new(python)
        .args(["-c", SCRIPT])
        .args(profiles)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    // A script without its package ends before it has read the file.
    let _ = child.stdin.take()?.write_all(data);
    let output = child.wait_with_output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (said.trim() != "absent" && !said.is_empty()).then_some(said)
}

/// Checks that the file keeps the standard, as the validator has it.
#[track_caller]
pub fn check_pdf(data: &[u8], standard: PdfStandard) {
    assert!(data.starts_with(b"%PDF-1."));
    let profiles: &[&str] = match standard {
        PdfStandard::Accessible => &["PDF_UA_1"],
        PdfStandard::Archive => &["PDF_UA_1", "PDF_A_2A"],
    };
    match validate(data, profiles) {
        Some(said) => {
            let kept: Vec<_> = profiles
                .iter()
                .map(|profile| format!("{profile} kept"))
                .collect();
            assert_eq!(said.trim(), kept.join("\n"));
        }
        None => println!("skipped: no page-validation in Python here"),
    }
}

#[test]
fn the_validator_finds_a_file_that_nobody_can_read_without_eyes() {
    const BARE: &[u8] = b"%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>> endobj
trailer <</Root 1 0 R/Size 4>>
";
    match validate(BARE, &["PDF_UA_1"]) {
        Some(said) => assert!(said.contains("PDF_UA_1 broken"), "{said}"),
        None => println!("skipped: no page-validation in Python here"),
    }
}
