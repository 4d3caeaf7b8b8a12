// All checks over 1,000 recipients after an edit: how long until the problems are there, and how
// long the page is ever kept from a frame meanwhile.

import { row, spread, withEditor } from "./support/browser.mjs";
import { multiply } from "./support/letters.mjs";

const RECIPIENTS = 1000;
const EDITS = 15;

await withEditor(async (page, files) => {
  const recipients = await page.evaluate(() => document.querySelector("letter-editor").recipients.recipients);
  const people = multiply(recipients, JSON.parse(files.template).fields, RECIPIENTS);
  const { times, work, gaps } = await page.evaluate(measure, { people, edits: EDITS });
  console.log(`All checks over ${RECIPIENTS} recipients after an edit, ${EDITS} edits, ${files.name}:`);
  const wall = spread(times);
  const done = spread(work);
  row("from the edit to letter-problems", `p50 ${wall.p50.toFixed(0)} ms`, `p95 ${wall.p95.toFixed(0)} ms`);
  row("of which in checking slices (budget: 100 ms)", `p50 ${done.p50.toFixed(0)} ms`, `p95 ${done.p95.toFixed(0)} ms`);
  row("longest time without a frame", `${Math.max(...gaps).toFixed(0)} ms`);
});

async function measure({ people, edits }) {
  const editor = document.querySelector("letter-editor");
  editor.recipients = { type: "letterwright/recipients", version: 1, recipients: people };
  const settle = () => new Promise((resolve) => setTimeout(resolve, 2500));
  await settle();
  const template = editor.template;
  const times = [], work = [], gaps = [];
  for (let edit = 0; edit < edits; edit++) {
    const found = new Promise((resolve) => editor.addEventListener("letter-problems", resolve, { once: true }));
    let busy = 0, last = performance.now(), longest = 0, running = true;
    const observer = new PerformanceObserver((list) => { for (const entry of list.getEntries()) busy += entry.duration; });
    const tick = () => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; if (running) requestAnimationFrame(tick); };
    const start = performance.now();
    editor.template = { ...template, body: `${template.body}\n\nEdit ${edit}.[^unknown-${edit}]` };
    requestAnimationFrame(tick);
    await found;
    times.push(performance.now() - start);
    running = false;
    observer.disconnect();
    // Merging and checking the same letters in one go is the work itself, without the pauses.
    const again = performance.now();
    editor.problems();
    work.push(Math.max(busy, performance.now() - again));
    gaps.push(longest);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return { times, work, gaps };
}
