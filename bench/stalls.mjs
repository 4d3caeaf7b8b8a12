// How long the page is held up at a time by letters that are far larger than any letter: each kind of
// thing at 10, 100, 1,000 and 10,000 of it. The letter is opened, and then typed in; the longest task
// of each is told, and how much longer it takes than a tenth of it. `SHAPES` names the kinds to look
// at, `SIZES` how many of each.

import { row, withPage } from "./support/browser.mjs";

const BUDGET_MS = 100;
const KEYS = 5;

/** When a letter is given up that has not been opened and checked. */
const LONGEST_MS = 60_000;

const SHAPES = {
  "fields in one paragraph": (n) => "{{ name }} ".repeat(n),
  "fields in lines of their own": (n) => "Dear {{ name }},\n\n".repeat(n),
  "conditions in one paragraph": (n) => "{% if name %}a{% endif %} ".repeat(n),
  "conditions on lines": (n) => "{% if name %}\na\n{% endif %}\n".repeat(n),
  "conditions in each other": (n) => "{% if name %}".repeat(n) + "x" + "{% endif %}".repeat(n),
  "the same on lines": (n) => "{% if name %}\n".repeat(n) + "x\n" + "{% endif %}\n".repeat(n),
  "notes": (n) => `${numbered(n, (at) => `word[^n${at}] `)}\n\n${numbered(n, (at) => `[^n${at}]: Note ${at}.\n\n`)}`,
  "sentences on one line": (n) => "Lorem ipsum dolor sit amet. ".repeat(n),
  "paragraphs": (n) => "Lorem ipsum dolor sit amet, and more of the same kind.\n\n".repeat(n),
  "words in bold": (n) => "**bold** and ".repeat(n),
  "items of a list": (n) => "- item\n".repeat(n),
};

const sizes = (process.env.SIZES ?? "10,100,1000,10000").split(",").map(Number);
const wanted = Object.entries(SHAPES).filter(([name]) => name.includes(process.env.SHAPES ?? ""));

console.log(`The longest task in milliseconds, on opening and on typing (budget: ${BUDGET_MS} ms); under 50 is not measured:`);
row("", ...sizes.map((size) => String(size).padStart(14)), "growth of the last tenfold".padStart(28));
let worst = 0;
for (const [name, shape] of wanted) {
  const times = [];
  for (const size of sizes) times.push(await withPage((page) => stalls(page, shape(size)).catch(() => null)));
  const told = times.map((time) => (time ? `${cell(time.open)} / ${cell(time.type)}` : "no answer").padStart(14));
  row(name, ...told, growth(times).padStart(28));
  worst = Math.max(worst, ...times.map((time) => (time ? Math.max(time.open, time.type) : Infinity)));
}
row("the worst", worst === Infinity ? "no answer" : `${cell(worst)} ms`);

function numbered(count, text) {
  return Array.from({ length: count }, (_, at) => text(at)).join("");
}

function cell(time) {
  return time === 0 ? "–" : String(Math.round(time));
}

function growth(times) {
  const [before, last] = times.slice(-2).map((time) => time && Math.max(time.open, time.type));
  return before && last ? `× ${(last / before).toFixed(1)}` : "";
}

/** The longest task while that body is opened and checked, and while a few keys are pressed at its end. */
async function stalls(page, body) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), LONGEST_MS).unref());
  const open = await Promise.race([page.evaluate(opening, body), late]);
  const content = page.locator("letter-editor .cm-content");
  await Promise.race([content.click({ position: { x: 40, y: 10 } }), late]);
  await page.evaluate(() => { globalThis.longest = 0; });
  for (let key = 0; key < KEYS; key++) {
    await Promise.race([page.keyboard.press("a"), late]);
    await Promise.race([page.waitForTimeout(400), late]);
  }
  const type = await Promise.race([page.evaluate(() => globalThis.longest), late]);
  return { open, type };
}

async function opening(body) {
  globalThis.longest = 0;
  globalThis.tasks ??= new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  });
  globalThis.tasks.observe({ type: "longtask" });
  const editor = document.querySelector("letter-editor");
  const checked = new Promise((resolve) => editor.addEventListener("letter-problems", resolve, { once: true }));
  const fields = [{ name: "name", label: "Name", kind: "text" }];
  editor.template = { type: "letterwright/template", version: 1, title: "Long", fields, body };
  editor.recipients = { type: "letterwright/recipients", version: 1, recipients: [{ name: "Ann" }] };
  await checked;
  await new Promise((resolve) => setTimeout(resolve, 1500));
  return globalThis.longest;
}
