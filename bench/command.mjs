// Letters on paper without a browser: `letterwright merge --format pdf`, from its start to its end,
// against WeasyPrint, which makes PDF/UA files of the same letters' HTML on the same machine in the
// same run. WeasyPrint works on one processor, and so does the command where they are compared. LETTERS
// says how many there are (1000).

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { row } from "./support/browser.mjs";
import { letterFiles, multiply } from "./support/letters.mjs";
import { runTimed } from "./support/processor.mjs";
import { weasyprint } from "./support/weasyprint.mjs";

const OURS = Number(process.env.LETTERS ?? 1000);
const THEIRS = 20;

const folder = mkdtempSync(join(tmpdir(), "letters-"));
try {
  const files = letterFiles();
  writeFileSync(join(folder, "template.json"), files.template);
  const people = multiply(recipientsOf(files), JSON.parse(files.template).fields, OURS);
  writeFileSync(join(folder, "many.csv"), table(people));

  console.log(`${OURS} letters of ${files.name} on paper, by the command:`);
  merge("html", "html", "--rows", `1..${THEIRS}`);
  const html = readdirSync(join(folder, "html")).map((name) => readFileSync(join(folder, "html", name), "utf8"));
  const one = merge("pdf", "one", "--jobs", "1");
  const theirs = weasyprint(html);
  row("letters to PDF/UA, one at a time", rate(one));
  row("WeasyPrint, of the same letters as HTML", `${(THEIRS / theirs.seconds).toFixed(1)} letters/s`);
  const ratio = (time) => ((theirs[time] / THEIRS) / (one[time] / OURS)).toFixed(1);
  row("ratio (budget: at least 20)", ratio("seconds"), "by processor time", ratio("worked"));
  const two = merge("pdf", "two", "--jobs", "2");
  row("two at a time", rate(two));
  row("ratio of two jobs to one (budget: at least 1.7)", (one.seconds / two.seconds).toFixed(2));
  row("processor time a letter, one at a time", work(one), "two", work(two));
  row("what two idle processors would reach by that", ((2 * one.worked) / two.worked).toFixed(2));
  row("on all processors", rate(merge("pdf", "all")));
  const joined = merge("pdf", "joined", "--one-file");
  row("all in one file", rate(joined), "processor time a letter", work(joined));
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

function rate({ seconds }) {
  return `${(OURS / seconds).toFixed(0)} letters/s`;
}

function work({ worked }) {
  return `${((worked * 1000) / OURS).toFixed(2)} ms`;
}

function merge(format, name, ...options) {
  const words = ["merge", "template.json", "many.csv", "--format", format, "--out", name, ...options];
  const run = runTimed(process.env.COMMAND, words, folder);
  // Letters with errors are written all the same.
  if (run.status > 1) throw new Error(`The command failed: ${run.complaint}`);
  return run;
}
