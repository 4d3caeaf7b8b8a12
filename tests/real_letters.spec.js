// The real letter, as four recipients got it. Its files lie beside the project where they are
// there at all; LETTERWRIGHT_SHARED names their folder.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beginLetter, openFile, openPage, saved, words } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

const folder = process.env.LETTERWRIGHT_SHARED ?? fileURLToPath(new URL("../../shared", import.meta.url));
const path = (name) => `${folder}/letters/${name}`;
const read = (name) => readFileSync(path(name), "utf8");
const NAMES = ["Bedfordshire", "West Yorkshire", "Sussex", "Leicestershire"];

test.skip(!existsSync(path("template.json")), `no letters in ${folder}`);

async function openLetters(page) {
  const editor = await openPage(page);
  await openFile(page, path("template.json"));
  await expect(page.getByLabel("Title of the letter")).toHaveValue("Violence Reduction Units, October 2020");
  await openFile(page, path("recipients.csv"));
  await expect(page.getByText("1 of 4", { exact: true })).toBeVisible();
  return editor;
}

const fileOf = (name) => `${name.toLowerCase().replace(" ", "-")}.txt`;

test("each of the four letters reads as it was sent", async ({ page }) => {
  const { element, letter } = await openLetters(page);
  for (const [index, name] of NAMES.entries()) {
    const text = await element.evaluate((editor, at) => editor.letter(at, "text"), index);
    expect(words(text), name).toEqual(words(read(`expected/${fileOf(name)}`)));
    await expect(letter).toContainText("Yours sincerely,");
    for (const number of [1, 2, 3, 4, 5]) {
      await expect(letter.locator(`[role=doc-noteref][aria-label="Note ${number}"]`)).toHaveCount(1);
    }
    if (index < 3) await page.getByRole("button", { name: "Next letter" }).click();
  }
});

test("the seven links that lead nowhere are found, and nothing is wrong for sure", async ({ page }) => {
  const { element } = await openLetters(page);
  await expect(page.getByRole("heading", { name: /nowhere/ })).toBeVisible();
  const problems = await element.evaluate((editor) => editor.problems());
  expect(problems.filter((problem) => problem.code === "L001")).toHaveLength(7);
  expect(problems.filter((problem) => problem.severity === "error")).toEqual([]);
});

test("a recipient added by hand gets a letter of their own", async ({ page }) => {
  const { element, letter } = await openLetters(page);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const form = page.locator(".recipient-form");
  await form.getByLabel("Recipient").fill("Borsetshire");
  await form.getByLabel("Salutation").fill("Commissioner Archer");
  await form.getByLabel("Introduce the office").selectOption({ label: "Yes" });
  await form.getByLabel("Knows the commissioner").selectOption({ label: "Yes" });
  await form.getByLabel("What was read about their programme").fill("that your unit works from Ambridge.");
  await form.getByLabel("Needs assessment is published").selectOption({ label: "No" });
  await form.getByLabel("Response strategy is published").selectOption({ label: "Yes" });
  await form.getByLabel("Who to write to").fill("Please write to *my office*.");
  await expect(letter).toContainText("Dear Commissioner Archer,");
  await expect(letter).toContainText("As you will be aware, earlier this year");
  await expect(letter).toContainText("I was interested to read that your unit works from Ambridge.");
  await expect(letter).toContainText("I note that your Response Strategy is published online");
  await expect(letter.locator("em", { hasText: "my office" })).toBeVisible();
  const text = await element.evaluate((editor) => editor.letter(4, "text"));
  expect(text).toContain("My office comprises of a small team");
  expect(text).not.toContain("West Yorkshire");
});

test("the letter that a scanner read is looked at without harm", async ({ page }) => {
  const { element } = await openPage(page);
  await beginLetter(page, read("received/west-yorkshire-ocr.txt"));
  await expect(page.locator(".problem-group").first()).toBeVisible();
  const problems = await element.evaluate((editor) => editor.problems());
  const places = problems.filter((problem) => problem.code.startsWith("F")).map((problem) => problem.message);
  expect(places.join("\n")).toMatch(/®|\*|\?/);
  await saved(page);
});
