// A host that opens files in the element: what it is told of them.
import { openElementPage, template } from "./support/element_page.js";
import { expect, test } from "./support/test.js";

const GREETING = template("Dear {{ name }},\n\nWelcome.\n", [
  { name: "name", label: "Name", kind: "text", required: true },
]);

/** Opens a page with one editor that is ready with the greeting. */
async function openGreeting(page) {
  await openElementPage(page, "<letter-editor></letter-editor>");
  await page.evaluate(async (letter) => {
    window.editor = document.querySelector("letter-editor");
    await editor.ready;
    editor.template = letter;
  }, GREETING);
}

test("a file is opened by what is in it", async ({ page }) => {
  await openGreeting(page);
  const found = await page.evaluate(async () => {
    await editor.open(new File(["name\nWilla Marsh\n"], "people.csv"));
    const { recipients } = editor.recipients;
    await editor.open(
      new File([JSON.stringify({ ...editor.template, body: "Another.\n" })], "letter.txt"),
    );
    return [recipients.at(-1).name, editor.template.body];
  });
  expect(found).toEqual(["Willa Marsh", "Another.\n"]);
});

test("opening a file tells the host what was and was not taken", async ({ page }) => {
  await openGreeting(page);
  const heard = page.evaluate(
    () =>
      new Promise((resolve) =>
        editor.addEventListener("letter-problems", ({ detail }) => {
          if (detail.file.length > 0) resolve(detail.file);
        }),
      ),
  );
  const opened = await page.evaluate(() =>
    editor.open(new File(['Full Name,Town\nWilla Marsh,"Marl\nAda Quill,Elm\n'], "people.csv")),
  );
  expect(opened).toMatchObject({ kind: "table", recipients: 2, missing: ["name"] });
  expect(opened.columns).toEqual([
    { heading: "Full Name", field: null, suggestion: "name" },
    { heading: "Town", field: null, suggestion: null },
  ]);
  expect(opened.warnings).toContainEqual({
    line: 2,
    row: 2,
    column: 2,
    message: expect.stringContaining("is never closed"),
  });
  expect((await heard).join(" ")).toContain("is never closed");
  const led = await page.evaluate(async () => {
    const list = () => new File(["Full Name\nWilla Marsh\n"], "people.csv");
    const { columns } = await editor.open(list(), { columns: { "Full Name": "name" } });
    return [columns, editor.recipients.recipients, editor.template.fields[0].columns];
  });
  expect(led).toEqual([
    [{ heading: "Full Name", field: "name", suggestion: null }],
    [{ name: "Willa Marsh" }],
    ["Full Name"],
  ]);
  await expect(page.evaluate(() => editor.open(new File(["name\n"], "x.csv")))).rejects.toThrow(
    /no rows below its headings/,
  );
});
