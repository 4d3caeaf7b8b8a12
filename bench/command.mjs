// Letters on paper without a browser: `letterwright merge --format pdf`, from its start to its end,
// against WeasyPrint, which makes PDF/UA files of the same letters' HTML on the same machine in the
// same run. WeasyPrint works on one processor, and so does the command where they are compared.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { row } from "./support/browser.mjs";
import { letterFiles, multiply } from "./support/letters.mjs";
import { weasyprint } from "./support/weasyprint.mjs";

const OURS = 1000;
const THEIRS = 20;

const folder = mkdtempSync(join(tmpdir(), "letters-"));
try {
  const files = letterFiles();
  writeFileSync(join(folder, "template.json"), files.template);
  const people = multiply(recipientsOf(files), JSON.parse(files.template).fields, OURS);
  writeFileSync(join(folder, "many.csv"), table(people));

  console.log(`Letters of ${files.name} on paper, by the command:`);
  merge("html", "html", "--rows", `1..${THEIRS}`);
  const html = readdirSync(join(folder, "html")).map((name) => readFileSync(join(folder, "html", name), "utf8"));
  const ours = timed("one", "--jobs", "1");
  const theirs = weasyprint(html);
  row("letters to PDF/UA, one at a time", `${ours.toFixed(0)} letters/s`);
  row("WeasyPrint, of the same letters as HTML", `${theirs.toFixed(1)} letters/s`);
  row("ratio", (ours / theirs).toFixed(1));
  const two = timed("two", "--jobs", "2");
  row("two at a time", `${two.toFixed(0)} letters/s`);
  row("ratio of two jobs to one", (two / ours).toFixed(2));
  row("on all processors", `${timed("all").toFixed(0)} letters/s`);
  row("all in one file", `${timed("joined", "--one-file").toFixed(0)} letters/s`);
} finally {
  rmSync(folder, { recursive: true });
}

/** What the letter's own recipients file or table holds, as values by field. */
function recipientsOf({ recipients }) {
  if (recipients.name.endsWith(".json")) return JSON.parse(recipients.text).recipients;
  const rows = cells(recipients.text);
  const names = rows.shift();
  return rows.map((row) => Object.fromEntries(names.map((name, place) => [name, row[place] ?? ""])));
}

/** The cells of a table with commas. */
function cells(text) {
  const rows = [[""]];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const row = rows.at(-1);
    const isEscaped = isQuoted && text.startsWith('""', at);
    if (text[at] === '"' && !isEscaped) isQuoted = !isQuoted;
    else if (text[at] === "," && !isQuoted) row.push("");
    else if (text[at] === "\n" && !isQuoted) rows.push([""]);
    else row[row.length - 1] += text[at];
    if (isEscaped) at += 1;
  }
  return rows.filter((row) => row.length > 1);
}

/** A table of these people, as a spreadsheet writes it. */
function table(people) {
  const names = Object.keys(people[0]);
  const line = (values) => values.map((value) => `"${String(value ?? "").replaceAll('"', '""')}"`).join(",");
  return [line(names), ...people.map((person) => line(names.map((name) => person[name])))].join("\n");
}

function timed(name, ...options) {
  const start = performance.now();
  merge("pdf", name, ...options);
  return (OURS * 1000) / (performance.now() - start);
}

function merge(format, name, ...options) {
  const words = ["merge", "template.json", "many.csv", "--format", format, "--out", name, ...options];
  const { status, stderr } = spawnSync(process.env.COMMAND, words, { cwd: folder, encoding: "utf8" });
  // Letters with errors are written all the same.
  if (status > 1) throw new Error(`The command failed: ${stderr}`);
}
