// Merging to HTML: the element's own interface against nunjucks with markdown-it and its footnote
// plugin, in the same V8, on the same letter and the same recipients, in turns.

import { build } from "esbuild";

import { row, withEditor } from "./support/browser.mjs";
import { multiply } from "./support/letters.mjs";

const RECIPIENTS = 1000;
const ROUNDS = 7;

const rival = await build({
  stdin: {
    contents: `
      import nunjucks from "nunjucks/browser/nunjucks.js";
      import MarkdownIt from "markdown-it";
      import footnotes from "markdown-it-footnote";
      export function rival(body, yesNo) {
        const template = nunjucks.compile(body, new nunjucks.Environment(null, { autoescape: false }));
        const markdown = new MarkdownIt().use(footnotes);
        return (recipient) => {
          const cells = { ...recipient };
          for (const name of yesNo) cells[name] = cells[name] === "yes";
          return markdown.render(template.render(cells));
        };
      }`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "nunjucksRival",
  write: false,
  logLevel: "error",
});

await withEditor(async (page, files) => {
  await page.evaluate(rival.outputFiles[0].text.replace(/^"use strict";/, "").replace(/^var /, "globalThis."));
  const recipients = await page.evaluate(() => document.querySelector("letter-editor").recipients.recipients);
  const fields = JSON.parse(files.template).fields;
  const people = multiply(recipients, fields, RECIPIENTS);
  const figures = await page.evaluate(measure, { people, rounds: ROUNDS });
  console.log(`Merging ${files.name} to HTML for ${RECIPIENTS} recipients, best of ${ROUNDS} rounds:`);
  row("Letterwright", `${Math.round(figures.ours)} letters/s`, `${figures.ourBytes} characters`);
  row("nunjucks + markdown-it + footnotes", `${Math.round(figures.theirs)} letters/s`, `${figures.theirBytes} characters`);
  row("ratio (budget: at least 10)", (figures.ours / figures.theirs).toFixed(1));
});

async function measure({ people, rounds }) {
  const editor = document.querySelector("letter-editor");
  const template = editor.template;
  const yesNo = template.fields.filter((field) => field.kind === "yes_no").map((field) => field.name);
  editor.recipients = { type: "letterwright/recipients", version: 1, recipients: people };
  const theirs = globalThis.nunjucksRival.rival(template.body, yesNo);
  const best = { ours: 0, theirs: 0, ourBytes: 0, theirBytes: 0 };
  // Everything else the editor does with new recipients is done before the clock starts.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  for (let round = 0; round < rounds; round++) {
    let start = performance.now();
    best.ourBytes = 0;
    for (let index = 0; index < people.length; index++) best.ourBytes += (await editor.letter(index, "html")).length;
    best.ours = Math.max(best.ours, (people.length * 1000) / (performance.now() - start));
    start = performance.now();
    best.theirBytes = 0;
    for (const person of people) best.theirBytes += theirs(person).length;
    best.theirs = Math.max(best.theirs, (people.length * 1000) / (performance.now() - start));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return best;
}
