// The page as a person meets it: its editor, its panes, and its files.
import { readFileSync } from "node:fs";
import { expect } from "./test.js";

/** Opens the page; file dialogs are the browser's plain ones, which a test can answer. */
export async function openPage(page) {
  await page.addInitScript(() => {
    delete window.showOpenFilePicker;
    delete window.showSaveFilePicker;
  });
  await page.goto(".");
  await expect(page.getByRole("textbox", { name: "Letter text" })).toBeVisible();
  return editorOf(page);
}

/** What a person can reach in the one editor of the page. */
export function editorOf(page) {
  return {
    element: page.locator("letter-editor"),
    text: page.getByRole("textbox", { name: "Letter text" }),
    letter: page.getByLabel("Letter as it will be sent"),
    problems: page.locator(".pane-problems"),
  };
}

/** Opens a file by the menu and the browser's dialog. */
export async function openFile(page, file) {
  await page.getByRole("button", { name: "Documents", exact: true }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("menuitem", { name: "Open file…" }).click(),
  ]);
  await chooser.setFiles(file);
}

/** Saves by that item of the menu, and answers the file's name and text. */
export async function saveFile(page, item) {
  await page.getByRole("button", { name: "Save as file" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: item }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Begins a letter with that text, typed. */
export async function beginLetter(page, text) {
  await page.getByRole("button", { name: "Documents", exact: true }).click();
  await page.getByRole("menuitem", { name: "New letter" }).click();
  await expect(page.getByLabel("Title of the letter")).toHaveValue("");
  await page.getByRole("textbox", { name: "Letter text" }).click();
  if (text) await page.keyboard.insertText(text);
}

/** Waits until the page says that everything is kept. */
export async function saved(page) {
  await expect(page.getByText("Saved in this browser")).toBeVisible();
}

/** The words of a text, in order. */
export function words(text) {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** Empties the second recipient's name in the sample, which is an error of that letter. */
export async function leaveOutName(page, element) {
  await element.evaluate((editor) => {
    const { recipients } = editor;
    recipients.recipients[1].volunteer = "";
    editor.recipients = recipients;
  });
  await expect(page.getByText("No problems found")).toHaveCount(0);
}
