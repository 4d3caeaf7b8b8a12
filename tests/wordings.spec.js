// Proofreading five letters, not forty: going through the wordings of a letter.
import { expectAccessible } from "./support/accessibility.js";
import { editorOf, openPage } from "./support/editor_page.js";
import { template } from "./support/element_page.js";
import { expect, test } from "./support/test.js";

const FIELDS = [
  { name: "name", label: "Name", kind: "text" },
  { name: "member", label: "Member", kind: "yes_no" },
];
const BODY = "Dear {{ name }},\n\n{% if member %}Welcome back.{% else %}Welcome.{% endif %}\n";

async function show(page, body) {
  const people = ["Ada", "Ben", "Cleo", "Dan", "Eve"];
  const recipients = people.map((name, at) => ({ name, member: at % 3 === 1 ? "yes" : "no" }));
  await editorOf(page).element.evaluate(
    (editor, { document, list }) => {
      editor.template = document;
      editor.recipients = { type: "letterwright/recipients", version: 1, recipients: list };
    },
    { document: template(body, FIELDS), list: recipients },
 );
}

test("she reads one letter of each wording, and sees who gets it", async ({ page }) => {
  const { letter } = await openPage(page);
  await show(page, BODY);
  const wordings = page.getByRole("navigation", { name: "Wordings of the letter" });
  await expect(wordings).toContainText("Wording 1 of 2 · 3 recipients");
  await expect(wordings.getByRole("button", { name: "Previous wording" })).toBeDisabled();
  await wordings.getByRole("button", { name: "Next wording" }).click();
  await expect(letter).toContainText(/Dear Ben,\s*Welcome back/);
  await expect(wordings).toContainText("Wording 2 of 2 · 2 recipients");
  await expect(wordings.getByRole("button", { name: "Next wording" })).toBeDisabled();
  await wordings.getByRole("button", { name: /^Wording 2/ }).click();
  const who = page.getByRole("dialog", { name: "Who gets wording 2" });
  await expect(who.getByRole("option")).toHaveText([/^Ben/, /^Eve/]);
  await expectAccessible(page);
  await who.getByRole("option", { name: /^Eve/ }).click();
  await expect(letter).toContainText(/Dear Eve,\s*Welcome back/);
  await expect(wordings).toContainText("Wording 2 of 2 · 2 recipients");
});

test("a letter without conditions has one wording, and a condition makes a second one", async ({ page }) => {
  const { text } = await openPage(page);
  await show(page, "Dear {{ name }},\n\n");
  await expect(page.getByText("All letters have the same wording.")).toBeVisible();
  await text.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("{% if member %}Welcome back.{% endif %}");
  await expect(page.getByText("Wording 1 of 2 · 3 recipients")).toBeVisible();
});
