// Types at full speed, leaves at once in every way there is, comes back and counts what is not there;
// and kills the browser while somebody types. On a quiet disk and on one that two programs write to.
//
// RUNS says how often each is tried (100). Where `dd` is missing there is no busy disk.

import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";

import { openChromium } from "./support/chromium.mjs";
import { busyDisk } from "./support/busy_disk.mjs";
import { row, spread } from "./support/browser.mjs";

const RUNS = Number(process.env.RUNS ?? 100);

/** How much typing may be lost when the whole browser is killed. */
const KILL_BUDGET_MS = 500;

const WAYS = {
  "reload": async (page) => {
    await page.reload();
    return page;
  },
  "another page and back": async (page) => {
    await page.goto(`${process.env.SITE}icon.svg`);
    await page.goto(process.env.SITE);
    return page;
  },
  "close the tab": async (page) => {
    const context = page.context();
    await page.close();
    const next = await context.newPage();
    await next.goto(process.env.SITE);
    return next;
  },
};

// Beside the site, so that the profile and the load are on the same disk, which is a real one.
const folder = mkdtempSync(join(dirname(process.env.SITE_FOLDER), "leaving-"));
try {
  await measure("a quiet disk");
  const load = busyDisk(folder);
  try {
    await measure("two programs writing to the disk");
  } finally {
    load.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(circumstances) {
  console.log(`Leaving at once, ${RUNS} times each, ${circumstances}:`);
  const chromium = await openChromium(join(folder, "profile"));
  try {
    let page = await begin(chromium.context);
    for (const [name, leave] of Object.entries(WAYS)) {
      page = await tally(name, page, (at, word) => typeAndLeave(at, word, leave));
    }
    page = await tally("reload in the moment of the last key", page, leaveByLastKey);
    page = await tally("first keys after a reload, and reload", page, async (at, word) => {
      await ready(await WAYS.reload(at));
      return typeAndLeave(at, word, WAYS.reload);
    });
  } finally {
    await chromium.close();
  }
  await killWhileTyping(circumstances);
}

/** Does `act` again and again with another word to type, and prints how much of the words is lost. */
async function tally(name, first, act) {
  let page = first;
  const losses = [];
  for (let run = 0; run < RUNS; run++) {
    const word = `k${run}-abcdefghijkl`;
    const before = await ready(page);
    page = await act(page, word);
    const lost = missing(`${before}${word}`, await ready(page));
    losses.push(lost);
    if (lost > 0) await write(page, "");
  }
  const failed = losses.filter((lost) => lost > 0);
  const total = losses.reduce((sum, lost) => sum + lost, 0);
  row(name, `${failed.length} of ${RUNS} lost something`, `${total} characters`);
  return page;
}

async function typeAndLeave(page, word, leave) {
  await focus(page);
  await page.keyboard.type(word);
  return leave(page);
}

async function leaveByLastKey(page, word) {
  await focus(page);
  await page.evaluate((last) => {
    const { shadowRoot } = document.querySelector("letter-editor");
    shadowRoot.addEventListener("input", (event) => event.data === last && location.reload(), true);
  }, word.at(-1));
  const gone = page.waitForEvent("domcontentloaded");
  // The last key may fail to be answered, since its page is gone by then.
  await page.keyboard.type(word).catch(() => {});
  await gone;
  return page;
}

/** Kills the whole browser at some moment of steady typing. */
async function killWhileTyping(circumstances) {
  const losses = [];
  const profile = join(folder, "killed");
  for (let run = 0; run < RUNS; run++) {
    let chromium = await openChromium(profile);
    const page = await begin(chromium.context);
    await focus(page);
    const typed = [];
    const until = performance.now() + 1000 + Math.random() * 1000;
    while (performance.now() < until) {
      const letter = String.fromCharCode(97 + (typed.length % 26));
      await page.keyboard.type(letter);
      typed.push({ letter, time: performance.now() });
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    const killed = performance.now();
    await chromium.kill();
    chromium = await openChromium(profile);
    const text = await ready(await shown(chromium.context));
    const letters = typed.map(({ letter }) => letter).join("");
    const lost = missing(letters, text);
    losses.push(lost === 0 ? 0 : killed - typed[letters.length - lost].time);
    await chromium.close();
  }
  const { p50, p95 } = spread(losses);
  const over = losses.filter((lost) => lost > KILL_BUDGET_MS).length;
  row(
    `typing lost when the browser is killed, ${circumstances}`,
    `p50 ${Math.round(p50)} ms`,
    `p95 ${Math.round(p95)} ms`,
    `most ${Math.round(Math.max(...losses))} ms`,
    `${over} of ${RUNS} over ${KILL_BUDGET_MS} ms`,
  );
}

async function shown(context) {
  const page = await context.newPage();
  await page.goto(process.env.SITE);
  return page;
}

/** Opens the page with an empty letter that is saved. */
async function begin(context) {
  const page = await shown(context);
  await ready(page);
  await write(page, "");
  return page;
}

async function write(page, body) {
  await page.evaluate((text) => {
    const editor = document.querySelector("letter-editor");
    editor.template = { type: "letterwright/template", version: 1, body: text };
  }, body);
  await page.getByText("Saved in this browser").waitFor();
}

async function focus(page) {
  await page.locator("letter-editor .cm-content").focus();
  await page.keyboard.press("Control+End");
}

/** Waits for the editor, and answers the text in it. */
async function ready(page) {
  return page.evaluate(async () => {
    await customElements.whenDefined("letter-editor");
    const editor = document.querySelector("letter-editor");
    await editor.ready;
    return editor.template.body;
  });
}

/** How many characters from the first that differs are not there. */
function missing(expected, found) {
  let same = 0;
  while (same < expected.length && expected[same] === found[same]) same++;
  return expected.length - same;
}
