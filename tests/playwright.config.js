// How the end-to-end tests run: in the Chromium of this machine, against a site that is served.
//
// `cargo xtask test e2e` builds and serves the site and sets the variables. By hand, beside a
// running `cargo xtask serve`:
//   SITE=http://127.0.0.1:8080/ CHROMIUM=$(which chromium) npx playwright test --config tests/playwright.config.js
import { readFileSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const { SITE, CHROMIUM } = process.env;
if (!SITE || !CHROMIUM) {
  throw new Error("Run the end-to-end tests by: cargo xtask test e2e");
}

const driverSettings = new URL("../webdriver.json", import.meta.url);
const { args } = JSON.parse(readFileSync(driverSettings, "utf8"))["goog:chromeOptions"];

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  // Two browsers at once is what a small machine bears without tests that time out for no reason.
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes at the second attempt met a slow machine; the report names it.
  retries: process.env.CI ? 2 : 0,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: SITE,
    browserName: "chromium",
    launchOptions: { executablePath: CHROMIUM, args },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
