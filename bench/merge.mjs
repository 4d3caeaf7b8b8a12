// Merging to HTML: the element's own interface against nunjucks with markdown-it and its footnote
// plugin, in the same V8, on the same letters and the same recipients, in turns.
//
// Both sides make a page with the same head and the same style sheet, or both the letter without a
// page around it; the words of both are compared. Every letter is asked for once, and no two
// recipients have the same values. The rival begins with compiled templates, one Markdown parser, no
// lines that mark a letter's parts, and recipients whose dates are written out and whose yes and no
// are truth values already.
import { build } from "esbuild";

import { openFiles, row, withPage } from "./support/browser.mjs";
import { letterFiles, longer, multiply, sampleFiles } from "./support/letters.mjs";

const BUDGET = 10;

/** How often a letter of two pages is repeated to make fifty. */
const COPIES = 25;

const rival = await build({
  stdin: {
    contents: `
      import nunjucks from "nunjucks/browser/nunjucks.js";
      import MarkdownIt from "markdown-it";
      import footnotes from "markdown-it-footnote";
      const PAGE = '{{ head | safe }}<title>{{ title }}</title>\\n<style>\\n{{ style | safe }}</style>\\n</head>\\n' +
        '<body>\\n<main class="letter">\\n{{ letter | safe }}</main>\\n</body>\\n</html>\\n';
      export function rival({ title, body }, { head, style }) {
        const environment = (autoescape) => new nunjucks.Environment(null, { autoescape });
        const letter = nunjucks.compile(body, environment(false), "letter", true);
        const page = nunjucks.compile(PAGE, environment(true), "page", true);
        const markdown = new MarkdownIt().use(footnotes);
        const fragment = (cells) => markdown.render(letter.render(cells));
        return { html: (cells) => page.render({ head, title, style, letter: fragment(cells) }), fragment };
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

// `turn` is how many letters each side makes in a turn, and `timed` how many of them are timed at
// once: about as long for one side as for the other, so that whatever else the machine does disturbs
// them alike.
const SHORT = { recipients: 10_000, turn: 1000, timed: { ours: 500, theirs: 50 } };
const LONG = { recipients: 600, turn: 100, timed: { ours: 50, theirs: 5 } };

const sample = sampleFiles();
const real = letterFiles();
const letters = [{ files: sample, ...SHORT }];
if (!real.name.startsWith(sample.name)) letters.push({ files: real, ...SHORT });
const fifty = JSON.stringify(longer(JSON.parse(real.template), COPIES));
letters.push({ files: { ...real, name: "fifty pages", template: fifty }, ...LONG });

/** What is made of a letter, by the name of its format. */
const UNITS = { html: "a page each", fragment: "without a page around it" };

for (const letter of letters) {
  for (const format of Object.keys(UNITS)) await compare(letter, format);
}

async function compare({ files, recipients: count, turn, timed }, format) {
  await withPage(async (page) => {
    await openFiles(page, files);
    await page.evaluate(rival.outputFiles[0].text.replace(/^"use strict";/, "").replace(/^var /, "globalThis."));
    const recipients = await page.evaluate(() => document.querySelector("letter-editor").recipients.recipients);
    const people = multiply(recipients, JSON.parse(files.template).fields, count);
    const { ours, theirs } = await page.evaluate(measure, { people, format, turn, timed });
    console.log(`Merging ${files.name} to HTML for ${count} recipients, ${UNITS[format]}, the best of all turns:`);
    for (const [what, side] of [["Letterwright", ours], ["nunjucks + markdown-it + footnotes", theirs]]) {
      row(what, `${Math.round(side.speed)} letters/s`, `${Math.round(side.length / count)} characters each`);
    }
    row(`ratio (budget: at least ${BUDGET})`, (ours.speed / theirs.speed).toFixed(1));
  });
}

async function measure({ people, format, turn, timed }) {
  const editor = document.querySelector("letter-editor");
  const template = editor.template;
  editor.recipients = { type: "letterwright/recipients", version: 1, recipients: people };
  // Everything else the editor does with new recipients is done before the clock starts.
  await new Promise((resolve) => editor.addEventListener("letter-problems", resolve, { once: true }));
  await pause();

  const cells = people.map(prepared);
  const first = await editor.letter(0, "html");
  const [head] = first.split("<title>");
  const [, style] = /<style>\n([^]*)<\/style>/.exec(first);
  const body = template.body.replace(/^:::.*$/gm, "");
  const { [format]: rival } = globalThis.nunjucksRival.rival({ title: template.title, body }, { head, style });
  for (let index = 0; index < 50; index++) isSame(await editor.letter(index, format), rival(cells[index]));

  const ours = { letter: (index) => editor.letter(index, format), timed: timed.ours, speed: 0, length: 0 };
  const theirs = { letter: (index) => rival(cells[index]), timed: timed.theirs, speed: 0, length: 0 };
  for (let start = 0; start < cells.length; start += turn) {
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
        const answer = side.letter(index);
        // What is no promise is not waited for: that would cost its side a turn of the queue.
        const html = answer instanceof Promise ? await answer : answer;
        // V8 puts a text together when it is first read; a page that nobody reads is none.
        side.length += html.length + (html.charCodeAt(html.length >> 1) === 0);
      }
      side.speed = Math.max(side.speed, (side.timed * 1000) / (performance.now() - begun));
    }
  }

  /** The cells as a template of nunjucks can print and ask them. */
  function prepared(person) {
    const day = new Intl.DateTimeFormat(template.language, { dateStyle: "long", timeZone: "UTC" });
    const cell = ({ name, kind, default: otherwise }) => {
      const text = person[name] || otherwise || "";
      if (kind === "yes_no") return text === "yes";
      return kind === "date" && text ? day.format(new Date(text)) : text;
    };
    return Object.fromEntries(template.fields.map((field) => [field.name, cell(field)]));
  }

  function isSame(ours, theirs) {
    const [one, other] = [words(ours), words(theirs)];
    const at = one.findIndex((word, index) => word !== other[index]);
    if (at < 0 && one.length === other.length) return;
    const near = (list) => list.slice(Math.max(0, at - 5), at + 5).join(" ");
    throw new Error(`The pages do not say the same: “${near(one)}” and “${near(other)}”.`);
  }

  /** The words of a page, without the marks of its notes and the ways back. */
  function words(html) {
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const marks = "[role=doc-noteref], [role=doc-backlink], .footnote-ref, .footnote-backref";
    for (const mark of body.querySelectorAll(marks)) mark.remove();
    for (const block of body.querySelectorAll("p, li, br, h1, h2, h3")) block.before(" ");
    return body.textContent.split(/\s+/).filter(Boolean);
  }

  function pause() {
    return new Promise((resolve) => setTimeout(resolve, 50));
  }
}
