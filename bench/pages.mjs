// Letters on pages: until the first is there, until an edit shows, and PDF/UA files against
// WeasyPrint, which makes them of the same letters' HTML on the same machine in the same run.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

import { rendererMemory, row, spread, withEditor } from "./support/browser.mjs";
import { multiply } from "./support/letters.mjs";
import { weasyprint } from "./support/weasyprint.mjs";

// How many letters each side makes in a turn, and how many turns each has: whatever else the machine
// does disturbs them alike.
const TURN = { ours: 50, theirs: 5 };
const TURNS = 4;
const MANY = 1000;
const EDITS = 100;
const SETTLED_MS = 5000;

/** How long a page may be waited for. */
const LONGEST_MS = 60_000;

showBytes(process.env.SITE_FOLDER);

await withEditor(async (page, files) => {
  console.log(`Pages of ${files.name}:`);
  row("from asking to the first PDF file, nothing loaded yet", ms(await page.evaluate(firstFile)));
  await page.reload();
  await page.evaluate(async () => {
    await customElements.whenDefined("letter-editor");
    await document.querySelector("letter-editor").ready;
  });
  row("the same after a reload", ms(await page.evaluate(firstFile)));
  await page.evaluate(async ({ template, recipients }) => {
    const editor = document.querySelector("letter-editor");
    await editor.open(new File([template], "template.json"));
    await editor.open(new File([recipients.text], recipients.name));
  }, files);

  const edits = await page.evaluate(editing, { edits: EDITS, longest: LONGEST_MS });
  const { p50, p95 } = spread(edits);
  row("edit to new page (budget: p95 50 ms)", `p50 ${p50.toFixed(1)} ms`, `p95 ${p95.toFixed(1)} ms`);

  const recipients = await page.evaluate(() => document.querySelector("letter-editor").recipients.recipients);
  const people = multiply(recipients, JSON.parse(files.template).fields, MANY);
  const [ours, theirs] = await inTurns(page, people);
  row("letters to PDF/UA in the browser", `${ours.toFixed(1)} letters/s`);
  row("WeasyPrint, of the same letters as HTML", `${theirs.toFixed(1)} letters/s`);
  row("ratio (budget: at least 12)", (ours / theirs).toFixed(1));

  await page.evaluate(write, people);
  const memory = async () => `${Math.round((await rendererMemory(page)) / 1000)} MB`;
  row(`the tab's own memory after ${MANY} letters`, await memory());
  await page.waitForTimeout(SETTLED_MS);
  row("the same once another worker is at work", await memory());
});

/** What travels when pages are first wanted. Brotli's strongest takes minutes for so much. */
function showBytes(folder) {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } };
  const size = (file) => brotliCompressSync(readFileSync(file), options).length;
  const fonts = readdirSync(join(folder, "fonts")).filter((name) => name.endsWith(".ttf"));
  const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;
  const wasm = join(folder, "letter-typesetter.wasm");
  console.log("What pages need beside the editor, as it travels (brotli, quality 9):");
  row("the typesetter", kilobytes(size(wasm)), `of ${kilobytes(statSync(wasm).size)}`);
  row(`all ${fonts.length} fonts`, kilobytes(fonts.reduce((sum, name) => sum + size(join(folder, "fonts", name)), 0)));
}

/** How many letters a second each side makes. */
async function inTurns(page, people) {
  const seconds = { ours: 0, theirs: 0 };
  for (let turn = 0; turn < TURNS; turn++) {
    const letters = people.slice(turn * TURN.ours, (turn + 1) * TURN.ours);
    seconds.ours += letters.length / (await page.evaluate(write, letters));
    const pages = await page.evaluate(htmlOf, TURN.theirs);
    seconds.theirs += weasyprint(pages).seconds;
  }
  return ["ours", "theirs"].map((side) => (TURNS * TURN[side]) / seconds[side]);
}

async function firstFile() {
  const start = performance.now();
  await document.querySelector("letter-editor").letter(0, "pdf");
  return performance.now() - start;
}

/** Puts a word before the first sentence and waits for the page that shows it, again and again. */
async function editing({ edits, longest }) {
  const editor = document.querySelector("letter-editor");
  const shown = (text) =>
    new Promise((resolve, reject) => {
      const look = () =>
        [...editor.shadowRoot.querySelectorAll("svg text")].some((one) => one.textContent.includes(text)) &&
        (observer.disconnect(), resolve());
      const observer = new MutationObserver(look);
      observer.observe(editor.shadowRoot, { subtree: true, childList: true, characterData: true });
      setTimeout(() => reject(new Error(`No page showed “${text}” within ${longest} ms.`)), longest);
    });
  const template = editor.template;
  const sentence = template.body.search(/^\p{Lu}\p{L}* \p{L}+ [^\n]{60}/mu);
  if (sentence < 0) throw new Error("The letter has no paragraph to put a word before.");
  const edited = (word) => `${template.body.slice(0, sentence)}${word} ${template.body.slice(sentence)}`;
  const times = [];
  for (let number = 0; number <= edits; number++) {
    const word = `Edit${number}x`;
    const arrived = shown(word);
    const start = performance.now();
    editor.template = { ...template, body: edited(word) };
    await arrived;
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return times.slice(1);
}

async function write(people) {
  const editor = document.querySelector("letter-editor");
  editor.recipients = { type: "letterwright/recipients", version: 1, recipients: people };
  await editor.letter(0, "pdf");
  const start = performance.now();
  await editor.letters("pdf");
  return people.length / ((performance.now() - start) / 1000);
}

async function htmlOf(count) {
  const editor = document.querySelector("letter-editor");
  return Promise.all(Array.from({ length: count }, (_, index) => editor.letter(index, "html")));
}

function ms(time) {
  return `${Math.round(time)} ms`;
}
