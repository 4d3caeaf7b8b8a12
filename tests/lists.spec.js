// A field that holds a list: in its form, in a recipient's, and in the text.
import { expectAccessible } from "./support/accessibility.js";
import { editorOf, openPage } from "./support/editor_page.js";
import { template } from "./support/element_page.js";
import { expect, test } from "./support/test.js";

const BODY = "{{ name }} visited {{ towns }}.\n";

async function show(page, kind) {
  const fields = [
    { name: "name", label: "Name", kind: "text" },
    { name: "towns", label: "Towns", ...kind },
  ];
  await editorOf(page).element.evaluate(
    (editor, { document }) => {
      editor.template = document;
      editor.recipients = {
        type: "letterwright/recipients",
        version: 1,
        recipients: [{ name: "Ada", towns: "York / Hull / Leeds" }],
      };
    },
    { document: template(BODY, fields) },
  );
}

const bodyOf = (page) => editorOf(page).element.evaluate((editor) => editor.template.body);

test("she makes a field a list, and says what stands between its items", async ({ page }) => {
  const { letter } = await openPage(page);
  await show(page, { kind: "text" });
  await expect(letter).toContainText("Ada visited York / Hull / Leeds.");
  await page.getByRole("tab", { name: /^Fields/ }).click();
  await page.getByRole("button", { name: /^Towns/ }).click();
  const form = page.getByRole("dialog", { name: "Change the field" });
  await form.getByLabel("What it holds").selectOption("List");
  await form.getByLabel("What stands between two of them").fill("/");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(letter).toContainText("Ada visited York, Hull and Leeds.");
});

test("a list is put into the text with an entry or a table row for each item", async ({ page }) => {
  const { letter, text } = await openPage(page);
  await show(page, { kind: "list", separator: "/" });
  for (const layout of ["List, an entry for each", "List, a table row for each"]) {
    await text.click();
    await page.keyboard.press("Control+End");
    await page.getByRole("button", { name: "Insert field" }).click();
    await page.getByRole("option", { name: layout }).click();
  }
  await expect(letter.getByRole("listitem")).toHaveText(["York", "Hull", "Leeds"]);
  await expect(letter.getByRole("row")).toHaveText(["Towns", "York", "Hull", "Leeds"]);
  expect(await bodyOf(page)).toContain("{% for item in towns %}\n- {{ item }}\n{% endfor %}\n");
});
