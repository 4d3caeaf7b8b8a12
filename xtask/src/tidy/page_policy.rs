//! Pages work under a policy that forbids inline scripts and styles, so they contain none.

use super::Finding;
use super::sources::Sources;

pub fn check(sources: &Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in sources.with_extension(&["html"]) {
        for (number, line) in page.lines() {
            if let Some(what) = inline_code(&line.to_lowercase()) {
                let message =
                    format!("{what} is blocked by the page's policy. Put it into a file.");
                findings.push(Finding::new(&page.path, number, message));
            }
        }
    }
    findings
}

fn inline_code(line: &str) -> Option<&'static str> {
    if line.contains("<style") {
        return Some("A style sheet in the page");
    }
    if line.contains("<script") && !line.contains(" src=") {
        return Some("A script in the page");
    }
    let mut attributes = line
        .split_whitespace()
        .filter_map(|word| Some(word.split_once('=')?.0));
    attributes.find_map(|name| match name {
        "style" => Some("A style attribute"),
        name if name.starts_with("on") => Some("An event attribute"),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::sources::check_rule;
    use super::*;

    #[test]
    fn inline_scripts_and_styles_are_found() {
        check_rule(
            check,
            &[(
                "index.html",
                "<script type=\"module\" src=\"page.js\"></script>\n\
                 <script>start()</script>\n\
                 <p style=\"color: red\">Red</p>\n\
                 <style>p { color: red }</style>\n\
                 <button onclick=\"start()\">Start</button>\n\
                 <p class=\"once\">No style here.</p>\n",
            )],
            &[
                "index.html:2",
                "index.html:3",
                "index.html:4",
                "index.html:5",
            ],
        );
    }
}
