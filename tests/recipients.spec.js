// Bringing recipients from files.
import { expectAccessible } from "./support/accessibility.js";
import { openFile, openPage } from "./support/editor_page.js";
import { expect, test } from "./support/test.js";

const GUESTS = {
  name: "guests.csv",
  mimeType: "text/csv",
  buffer: Buffer.from("Volunteer,Salutation\nOona Pellworm,Oona\nRafe Dunmarsh,Rafe\n"),
};

const count = (page) => page.getByRole("tab", { name: /^Recipients/ }).locator(".count");

test("recipients of a file are added to those there", async ({ page }) => {
  await openPage(page);
  await openFile(page, GUESTS);
  const question = page.getByRole("dialog", { name: "2 recipients in “guests.csv”" });
  await expect(question).toContainText("This letter has 6 recipients already.");
  await expect(count(page)).toHaveText("6");
  await question.getByRole("button", { name: "Add to them" }).click();
  await expect(count(page)).toHaveText("8");
  await expect(page.getByText("7 of 8", { exact: true })).toBeVisible();
  await page.getByText("Added 2 recipients.").locator("..").getByRole("button", { name: "Undo" }).click();
  await expect(count(page)).toHaveText("6");
});

test("recipients of a file replace those there, which can be had back", async ({ page }) => {
  const { letter } = await openPage(page);
  await openFile(page, GUESTS);
  await page.getByRole("button", { name: "Replace the 6 there" }).click();
  await expect(count(page)).toHaveText("2");
  await expect(letter).toContainText("Dear Oona,");
  await page.getByText("Opened 2 recipients.").locator("..").getByRole("button", { name: "Undo" }).click();
  await expect(count(page)).toHaveText("6");
  await expect(letter).not.toContainText("Dear Oona,");
});

test("by keyboard alone, the question is left without an answer and nothing changes", async ({ page }) => {
  await openPage(page);
  await openFile(page, GUESTS);
  const question = page.getByRole("dialog", { name: /guests/ });
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(count(page)).toHaveText("6");
});

test("a host that opens a file for its reader is asked nothing", async ({ page }) => {
  await openPage(page);
  await page.locator("letter-editor").evaluate((editor) =>
    editor.open(new File(["Volunteer,Salutation\nOona Pellworm,Oona\n"], "guests.csv")),
  );
  await expect(count(page)).toHaveText("1");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("columns that are not called like a field are asked about, and remembered", async ({ page }) => {
  const { letter } = await openPage(page);
  const list = (name, who) => ({
    name,
    mimeType: "text/csv",
    buffer: Buffer.from(`Name of volunteer,Salutation,Shoe size\n${who} Pellworm,${who},7\n`),
  });
  await openFile(page, list("guests.csv", "Oona"));
  const question = page.getByRole("dialog", { name: "1 recipient in “guests.csv”" });
  const volunteer = question.getByLabel("Volunteer");
  await expect(volunteer.locator("option:checked")).toHaveText("Name of volunteer: Oona Pellworm");
  await expectAccessible(page);
  await question.getByRole("button", { name: "Replace the 6 there" }).click();
  await expect(letter).toContainText("Oona Pellworm");
  await openFile(page, list("more.csv", "Rafe"));
  const next = page.getByRole("dialog", { name: "1 recipient in “more.csv”" });
  await expect(next.getByRole("button", { name: "Add to them" })).toBeVisible();
  await expect(next.getByLabel("Volunteer")).toHaveCount(0);
});

test("a list of headings alone replaces nobody and says so", async ({ page }) => {
  await openPage(page);
  await openFile(page, { ...GUESTS, buffer: Buffer.from("Volunteer,Salutation\n") });
  const report = page.getByRole("dialog", { name: "“guests.csv” was not opened" });
  await expect(report).toContainText("has no rows below its headings, “Volunteer, Salutation”");
  await report.getByRole("button", { name: "Close" }).last().click();
  await expect(count(page)).toHaveText("6");
});

test("names that can be read in more than one way are shown in each, and one is chosen", async ({ page }) => {
  const { letter } = await openPage(page);
  const buffer = Buffer.from("Volunteer,Salutation\nHélène Marsh,Hélène\n", "latin1");
  await openFile(page, { ...GUESTS, buffer });
  const question = page.getByRole("dialog", { name: "How are the names in “guests.csv” spelt?" });
  await expect(question.getByRole("button", { name: "Hélčne Marsh, Hélčne" })).toBeVisible();
  await expectAccessible(page);
  await question.getByRole("button", { name: "Hélène Marsh, Hélène" }).click();
  await page.getByRole("button", { name: "Replace the 6 there" }).click();
  await expect(letter).toContainText("Dear Hélène,");
});

test("a large list says how far it is, and its opening can be ended", async ({ page }) => {
  await openPage(page);
  const opened = page.locator("letter-editor").evaluate((editor) => {
    const row = `Oona Pellworm,Oona,${"x".repeat(500)}\n`;
    const file = new File(["Volunteer,Salutation,Remarks\n", row.repeat(90_000)], "everyone.csv");
    return editor.open(file).then(String, (error) => error.message);
  });
  const dialog = page.getByRole("dialog", { name: "Opening “everyone.csv”" });
  await expect(dialog.getByRole("progressbar")).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await opened).toBe("The file was not opened, for that was cancelled.");
  await expect(count(page)).toHaveText("6");
});

test("a file that is too large is refused before it is read", async ({ page }) => {
  await openPage(page);
  const said = await page.locator("letter-editor").evaluate((editor) => {
    const file = new File(["name\n"], "everyone.csv");
    Object.defineProperty(file, "size", { value: 100_000_001 });
    file.arrayBuffer = () => Promise.reject(new Error("it was read"));
    return editor.open(file).catch((error) => error.message);
  });
  expect(said).toBe("“everyone.csv” is larger than 100 MB, which is the most that can be opened.");
});
