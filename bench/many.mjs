// Ten thousand recipients: how much memory the tab takes, and whether the list scrolls smoothly.

import { openFiles, rendererMemory, row, spread, withPage } from "./support/browser.mjs";
import { letterFiles, multiply, sampleFiles } from "./support/letters.mjs";

const RECIPIENTS = 10_000;
const BUDGET_MB = 200;

const sample = sampleFiles();
const letter = letterFiles();
for (const files of letter.name.startsWith(sample.name) ? [letter] : [sample, letter]) {
  await withPage((page) => measure(page, files));
}

async function measure(page, files) {
  await openFiles(page, files);
  const client = await page.context().newCDPSession(page);
  const recipients = await page.evaluate(() => document.querySelector("letter-editor").recipients.recipients);
  const people = multiply(recipients, JSON.parse(files.template).fields, RECIPIENTS);
  await page.evaluate((all) => {
    document.querySelector("letter-editor").recipients = { type: "letterwright/recipients", version: 1, recipients: all };
  }, people);
  await page.waitForTimeout(6000);
  const frames = await page.evaluate(scroll);
  await client.send("HeapProfiler.collectGarbage");
  const megabytes = (await rendererMemory(page)) / 1000;
  console.log(`${RECIPIENTS} recipients, ${files.name}:`);
  row(`the tab's own memory (budget: ${BUDGET_MB} MB)`, megabytes ? `${Math.round(megabytes)} MB` : "only measured on Linux");
  const { p50, p95 } = spread(frames);
  row("frame while the list is scrolled through", `p50 ${p50.toFixed(1)} ms`, `p95 ${p95.toFixed(1)} ms`);
}

async function scroll() {
  const root = document.querySelector("letter-editor").shadowRoot;
  const list = [...root.querySelectorAll("*")].find((one) => one.scrollHeight > 100_000);
  const frames = [];
  let last = await new Promise(requestAnimationFrame);
  for (let step = 0; step < 120; step++) {
    list.scrollTop += list.scrollHeight / 120;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - last);
    last = now;
  }
  return frames;
}
