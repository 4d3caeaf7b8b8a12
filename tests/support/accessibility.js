// What axe finds on a page, in its words.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "./test.js";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Fails with what axe finds wrong with the page as it stands, shadow roots included. */
export async function expectAccessible(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
  expect(found, "axe finds nothing").toEqual([]);
}
