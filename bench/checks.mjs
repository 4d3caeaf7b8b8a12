// All checks over 1,000 recipients after an edit: the work itself, and how it goes in the pauses
// between keystrokes: until when the problems are there, and how long the page is ever kept from a
// frame meanwhile.

import { row, spread, withEditor } from "./support/browser.mjs";
import { multiply } from "./support/letters.mjs";

const RECIPIENTS = 1000;
const EDITS = 15;

await withEditor(async (page, files) => {
  const recipients = await page.evaluate(() => document.querySelector("letter-editor").recipients.recipients);
  const people = multiply(recipients, JSON.parse(files.template).fields, RECIPIENTS);
  const { work, until, gaps } = await page.evaluate(measure, { people, edits: EDITS });
  console.log(`All checks over ${RECIPIENTS} recipients after an edit, ${EDITS} edits, ${files.name}:`);
  row("the work in one go (budget: 100 ms)", ...figures(work));
  row("in idle slices, from the edit to the problems", ...figures(until));
  row("longest time without a frame meanwhile", ...figures(gaps));
});

function figures(times) {
  const { p50, p95 } = spread(times);
  return [`p50 ${p50.toFixed(0)} ms`, `p95 ${p95.toFixed(0)} ms`];
}

async function measure({ people, edits }) {
  const editor = document.querySelector("letter-editor");
  editor.recipients = { type: "letterwright/recipients", version: 1, recipients: people };
  const rest = (time) => new Promise((resolve) => setTimeout(resolve, time));
  await rest(3000);
  const template = editor.template;
  const edit = (number) => {
    editor.template = { ...template, body: `${template.body}\n\nEdit ${number}.[^unknown-${number}]` };
  };
  const work = [], until = [], gaps = [];
  for (let number = 0; number < edits; number++) {
    edit(`${number} a`);
    let start = performance.now();
    editor.problems();
    work.push(performance.now() - start);
    await rest(1000);

    const found = new Promise((resolve) => editor.addEventListener("letter-problems", resolve, { once: true }));
    let last = performance.now(), longest = 0, running = true;
    const tick = (now) => {
      longest = Math.max(longest, now - last);
      last = now;
      if (running) requestAnimationFrame(tick);
    };
    start = performance.now();
    edit(`${number} b`);
    requestAnimationFrame((now) => { last = now; requestAnimationFrame(tick); });
    await found;
    until.push(performance.now() - start);
    running = false;
    gaps.push(longest);
    await rest(500);
  }
  return { work, until, gaps };
}
