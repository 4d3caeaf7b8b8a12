// How the end-to-end tests run: in the Chromium of this machine, against a site that is served.
//
// `cargo xtask test e2e` builds the site and names its folder. By hand, beside a running
// `trunk serve`:
//   SITE=http://127.0.0.1:8080/ CHROMIUM=$(which chromium) npx playwright test --config tests/playwright.config.js
import { readFileSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const { SITE, SITE_FOLDER, CHROMIUM } = process.env;
if (!(SITE || SITE_FOLDER) || !CHROMIUM) {
  throw new Error("Run the end-to-end tests by: cargo xtask test e2e");
}

const driverSettings = new URL("../webdriver.json", import.meta.url);
const { args } = JSON.parse(readFileSync(driverSettings, "utf8"))["goog:chromeOptions"];

export default defineConfig({
  testDir: ".",
  globalSetup: "./support/set_up.mjs",
  outputDir: "../test-results",
  // Two browsers at once is what a small machine bears without tests that time out for no reason.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Long enough for a machine that is busy with something else; nothing is tried a second time.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: SITE,
    browserName: "chromium",
    launchOptions: { executablePath: CHROMIUM, args },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
