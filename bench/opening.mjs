// A list of a hundred thousand rows is opened: how long the page is held up at most, while the file is
// read and after that, while it is checked and kept.

import { row, withEditor } from "./support/browser.mjs";
import { multiply } from "./support/letters.mjs";

const ROWS = 100_000;
const BUDGET_MS = 50;
/** How long it is watched after the list is open: checking all of it takes a while. */
const AFTER_MS = Number(process.env.AFTER_MS ?? 60_000);

await withEditor(async (page, files) => {
  const fields = JSON.parse(files.template).fields;
  const few = await page.evaluate(() => document.querySelector("letter-editor").recipients.recipients);
  const people = multiply(few, fields, ROWS);
  const names = fields.map((field) => field.name);
  const cell = (text) => `"${(text ?? "").replaceAll('"', '""')}"`;
  const lines = people.map((one) => names.map((name) => cell(one[name])).join(","));
  const pieces = [];
  for (let at = 0; at < lines.length; at += 10_000) pieces.push(`${lines.slice(at, at + 10_000).join("\n")}\n`);
  await page.evaluate((heading) => (window.table = [`${heading}\n`]), names.join(","));
  for (const piece of pieces) await page.evaluate((text) => window.table.push(text), piece);
  const found = await page.evaluate(open, AFTER_MS);
  console.log(`${ROWS} rows of ${files.name}, ${Math.round(found.size / 1e6)} MB:`);
  row("opened", `${found.recipients} recipients`, `in ${(found.took / 1000).toFixed(1)} s`);
  row(`longest task while it is read (goal: ${BUDGET_MS} ms)`, `${Math.round(found.reading)} ms`);
  row("longest tasks after that", found.after.map((time) => `${Math.round(time)} ms`).join(", "));
});

async function open(after) {
  const file = new File(window.table, "people.csv");
  delete window.table;
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: "longtask" });
  await new Promise((resolve) => setTimeout(resolve, 500));
  tasks.length = 0;
  const begun = performance.now();
  const { recipients } = await document.querySelector("letter-editor").open(file);
  const opened = performance.now();
  await new Promise((resolve) => setTimeout(resolve, after));
  const longest = (some) => some.map((task) => task.duration).sort((a, b) => b - a);
  return {
    size: file.size,
    recipients,
    took: opened - begun,
    reading: longest(tasks.filter((task) => task.startTime + task.duration <= opened))[0] ?? 0,
    after: longest(tasks.filter((task) => task.startTime + task.duration > opened)).slice(0, 5),
  };
}
