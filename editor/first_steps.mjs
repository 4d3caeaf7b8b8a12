// Takes a person's first steps in a build whose functions tell that they run, and prints the
// indices of those that did: what an editor needs until one can type in it.
//
// Called by `cargo xtask cut` with SITE_FOLDER, that build, and CHROMIUM, the browser.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { serveSite } from "../tests/support/site.mjs";

const { SITE_FOLDER, CHROMIUM } = process.env;
/** How many times slower than this computer one is that everything is tried on as well. */
const SLOWER = 6;
const driverSettings = new URL("../webdriver.json", import.meta.url);
const { args } = JSON.parse(readFileSync(driverSettings, "utf8"))["goog:chromeOptions"];

const site = await serveSite(SITE_FOLDER);
const browser = await chromium.launch({ executablePath: CHROMIUM, args });
try {
  const ran = new Set();
  // What a slow computer does in another order takes other functions.
  for (const rate of [1, SLOWER]) {
    for (const index of await functionsRun(rate)) ran.add(index);
  }
  console.log([...ran].sort((one, other) => one - other).join(" "));
} finally {
  await browser.close();
  site.close();
}

/** Takes the steps in a browser that knows nothing of the page, `rate` times slower than it could. */
async function functionsRun(rate) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const devTools = await context.newCDPSession(page);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate });
  // The second part never arrives, so that nothing runs that waits for it.
  await page.route("**/letter-editor-rest.wasm", () => {});
  await page.addInitScript(listen);
  const ran = [];
  for (const steps of [firstVisit, laterVisit, visitAfterLeaving]) {
    await page.goto(site.address);
    await steps(page);
    ran.push(...(await page.evaluate(() => [...globalThis.ran])));
  }
  await context.close();
  return ran;
}

/** Gives the Wasm a `needed` that only remembers what it is told. */
function listen() {
  globalThis.ran = new Set();
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = (module, imports) =>
    instantiate(module, { ...imports, "other-part": { needed: (index) => globalThis.ran.add(index) } });
}

/** The sample letter opens; one types in it here and there, and what one types is kept. */
async function firstVisit(page) {
  await page.getByRole("textbox", { name: "Letter text" }).click();
  await page.keyboard.type("A first sentence.\n\nAnd **another** one");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.type("At the start. ");
  await page.keyboard.press("Delete");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("Pasted words, & more: [a link](https://letters.example) – 5 %.\n\n- one\n- two");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Delete");
  await page.getByText("Saved in this browser").waitFor();
}

/** What was kept is there again, and can be typed in. */
async function laterVisit(page) {
  await page.getByText("A first sentence.").waitFor();
  await page.getByRole("textbox", { name: "Letter text" }).click();
  await page.keyboard.type("More. ");
  await page.getByText("Saved in this browser").waitFor();
  await page.keyboard.type("The last word.");
  await page.evaluate(leave);
}

/** What was typed in the moment of leaving is there again. */
async function visitAfterLeaving(page) {
  const text = page.getByRole("textbox", { name: "Letter text" });
  await text.click();
  await page.keyboard.type("Typed before leaving. ");
  await page.reload();
  await page.getByText("Typed before leaving.").waitFor();
  await text.click();
  await page.keyboard.type("Back. ");
  await page.getByText("Saved in this browser").waitFor();
}

/** What the page is told when one goes away in the middle of a sentence: nothing can be fetched then. */
function leave() {
  Object.defineProperty(document, "visibilityState", { value: "hidden" });
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("pagehide"));
  window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}
