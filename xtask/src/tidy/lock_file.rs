//! The lock file of npm names no server, so that it installs from whichever one a machine reaches.

use std::path::Path;

use super::Finding;
use super::sources::Sources;

const LOCK_FILE: &str = "package-lock.json";

pub fn check(sources: &Sources) -> Vec<Finding> {
    let Some(lock) = sources.find(Path::new(LOCK_FILE)) else {
        return Vec::new();
    };
    lock.lines()
        .filter(|(_, line)| line.contains("\"resolved\":"))
        .map(|(number, _)| {
            let message = "A package is tied to one server. Write the file anew: \
                           npm install --package-lock-only --omit-lockfile-registry-resolved";
            Finding::new(&lock.path, number, message)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::sources::check_rule;
    use super::*;

    #[test]
    fn a_server_in_the_lock_file_is_found() {
        let lock =
            "{\n  \"version\": \"1.0.0\",\n  \"resolved\": \"https://example.org/a.tgz\"\n}\n";
        check_rule(check, &[(LOCK_FILE, lock)], &["package-lock.json:3"]);
        check_rule(
            check,
            &[(LOCK_FILE, "{\n  \"version\": \"1.0.0\"\n}\n")],
            &[],
        );
    }
}
