// Merging to HTML: the element's own interface against nunjucks with markdown-it and its footnote
// plugin, in the same V8, on the same letter and the same recipients, in turns.
//
// Every letter is asked for once, and no two recipients have the same values. The rival begins with
// a compiled template, one Markdown parser and recipients whose yes and no are truth values already.
import { build } from "esbuild";

import { row, withEditor } from "./support/browser.mjs";
import { multiply } from "./support/letters.mjs";

const RECIPIENTS = 10_000;

// How many letters each side makes in a turn, and how many of them are timed at once: about as long
// for one side as for the other, so that whatever else the machine does disturbs them alike.
const TURN = 1000;
const TIMED = { ours: 1000, theirs: 100 };

const rival = await build({
  stdin: {
    contents: `
      import nunjucks from "nunjucks/browser/nunjucks.js";
      import MarkdownIt from "markdown-it";
      import footnotes from "markdown-it-footnote";
      export function rival(body) {
        const template = nunjucks.compile(body, new nunjucks.Environment(null, { autoescape: false }), "letter", true);
        const markdown = new MarkdownIt().use(footnotes);
        return (recipient) => markdown.render(template.render(recipient));
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
  const { ours, theirs } = await page.evaluate(measure, { people, turn: TURN, timed: TIMED });
  console.log(`Merging ${files.name} to HTML for ${RECIPIENTS} recipients, the best of all turns:`);
  show("Letterwright", ours, "a page with its style sheet");
  show("nunjucks + markdown-it + footnotes", theirs, "a fragment");
  row("ratio (budget: at least 10)", (ours.speed / theirs.speed).toFixed(1));
});

function show(what, { speed, length }, product) {
  row(what, `${Math.round(speed)} letters/s`, `${product}, ${Math.round(length / RECIPIENTS)} characters each`);
}

async function measure({ people, turn, timed }) {
  const editor = document.querySelector("letter-editor");
  const template = editor.template;
  const yesNo = template.fields.filter((field) => field.kind === "yes_no").map((field) => field.name);
  editor.recipients = { type: "letterwright/recipients", version: 1, recipients: people };
  // Everything else the editor does with new recipients is done before the clock starts.
  await new Promise((resolve) => editor.addEventListener("letter-problems", resolve, { once: true }));
  await pause();

  const truths = (person) => Object.fromEntries(yesNo.map((name) => [name, person[name] === "yes"]));
  const cells = people.map((person) => ({ ...person, ...truths(person) }));
  const rival = globalThis.nunjucksRival.rival(template.body);
  const ours = { letter: (index) => editor.letter(index, "html"), timed: timed.ours, speed: 0, length: 0 };
  const theirs = { letter: (index) => rival(cells[index]), timed: timed.theirs, speed: 0, length: 0 };
  for (let start = 0; start < people.length; start += turn) {
    await time(ours, start);
    await pause();
    await time(theirs, start);
    await pause();
  }
  const figures = ({ speed, length }) => ({ speed, length });
  return { ours: figures(ours), theirs: figures(theirs) };

  async function time(side, start) {
    for (let index = start; index < start + turn; ) {
      const begun = performance.now();
      for (const end = index + side.timed; index < end; index++) {
        const html = side.letter(index);
        // What is no promise is not waited for: that would cost its side a turn of the queue.
        side.length += (html instanceof Promise ? await html : html).length;
      }
      side.speed = Math.max(side.speed, (side.timed * 1000) / (performance.now() - begun));
    }
  }

  function pause() {
    return new Promise((resolve) => setTimeout(resolve, 50));
  }
}
