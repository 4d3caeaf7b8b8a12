//! Finds the examples in a Markdown file.

use super::example::Example;

/// A fenced block.
#[derive(Debug)]
pub(super) struct Block {
    /// The line of its fence, from 1.
    pub(super) line: usize,
    /// The first word after the fence.
    pub(super) name: String,
    /// The words after it.
    pub(super) words: Vec<String>,
    /// What it holds; every line ends in a line break.
    pub(super) text: String,
}

const NAMES: [&str; 8] = [
    "template",
    "fields",
    "recipients",
    "text",
    "html",
    "markdown",
    "problems",
    "mended",
];

/// The examples of a file. Blocks of another kind, such as `json`, only explain.
pub(super) fn examples(file: &str) -> Result<Vec<Example>, String> {
    let mut examples: Vec<Example> = Vec::new();
    for block in blocks(file)? {
        if !NAMES.contains(&block.name.as_str()) {
            if block.name.is_empty() {
                return Err(format!("line {}: a block without a name", block.line));
            }
        } else if block.name == "template" {
            examples.push(Example::new(block));
        } else {
            let Some(example) = examples.last_mut() else {
                return Err(format!("line {}: no template comes before", block.line));
            };
            example.blocks.push(block);
        }
    }
    let idle = examples.iter().find(|example| example.expects_nothing());
    match idle {
        Some(example) => Err(format!("line {}: expects nothing", example.line())),
        None => Ok(examples),
    }
}

fn blocks(file: &str) -> Result<Vec<Block>, String> {
    let mut blocks = Vec::new();
    let mut lines = file.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        let fence: String = line.chars().take_while(|c| *c == '`').collect();
        if fence.len() < 3 {
            continue;
        }
        let mut words = line.trim_start_matches('`').split_whitespace();
        let mut block = Block {
            line: index + 1,
            name: words.next().unwrap_or_default().to_owned(),
            words: words.map(str::to_owned).collect(),
            text: String::new(),
        };
        loop {
            match lines.next() {
                Some((_, line)) if line.trim_end() == fence => break,
                Some((_, line)) => {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
                None => return Err(format!("line {}: a block without an end", block.line)),
            }
        }
        blocks.push(block);
    }
    Ok(blocks)
}

#[test]
fn a_file_that_would_test_nothing_is_refused() {
    let cases = [
        ("```text\nx\n```", "line 1: no template comes before"),
        ("```template\nx\n```", "line 1: expects nothing"),
        ("\n```template\nx\n", "line 2: a block without an end"),
        ("```\nx\n```", "line 1: a block without a name"),
    ];
    for (file, expected) in cases {
        assert_eq!(examples(file).unwrap_err(), expected);
    }
}
