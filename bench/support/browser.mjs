// A page in the browser with one editor on it.

import { readFileSync } from "node:fs";

import { chromium } from "@playwright/test";

import { letterFiles } from "./letters.mjs";

export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** What has not ended by then never will, and the run says so. */
const LONGEST_MINUTES = 20;

/** Opens the released page, and `work(page, files)` with the measured letter open in its editor. */
export function withEditor(work) {
  return withPage(async (page) => {
    const files = letterFiles();
    await openFiles(page, files);
    return work(page, files);
  });
}

/** Opens a template and recipients for it. */
export function openFiles(page, files) {
  return page.evaluate(async ({ template, recipients }) => {
    const editor = document.querySelector("letter-editor");
    await editor.open(new File([template], "template.json"));
    await editor.open(new File([recipients.text], recipients.name));
  }, files);
}

/** Opens the released page in a browser of its own, and `work(page)` once its editor is ready. */
export async function withPage(work) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  let timer;
  const deadline = new Promise((_, reject) => {
    const late = () => reject(new Error(`The measurement has not ended within ${LONGEST_MINUTES} minutes.`));
    timer = setTimeout(late, LONGEST_MINUTES * 60_000);
  });
  try {
    // nunjucks makes code of a template by eval, which the site's own policy forbids.
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, bypassCSP: true });
    await page.goto(process.env.SITE);
    await page.evaluate(async () => {
      await customElements.whenDefined("letter-editor");
      await document.querySelector("letter-editor").ready;
    });
    return await Promise.race([work(page), deadline]);
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
}

/** What the page's process has for itself, in kilobytes; 0 where the system does not say. */
export async function rendererMemory(page) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => rssAnon(id));
  return Math.max(0, ...sizes);
}

function rssAnon(id) {
  try {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return Number(/RssAnon:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The middle and the 95th percentile of some milliseconds. */
export function spread(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { p50: at(0.5), p95: at(0.95) };
}

/** A row of figures: `what` in a column, then the rest. */
export function row(what, ...figures) {
  console.log(`  ${what.padEnd(44)} ${figures.join("   ")}`);
}
