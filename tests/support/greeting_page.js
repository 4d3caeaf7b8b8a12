// A page with one editor and a greeting in it.
import { openElementPage, template } from "./element_page.js";

const NAME = { name: "name", label: "Name", kind: "text", required: true };
export const GREETING = template("Dear {{ name }},\n\nWelcome.\n", [NAME]);
export const GUESTS = {
  type: "letterwright/recipients",
  version: 1,
  recipients: [{ name: "Orla Fenwick" }, { name: "Tam Brackley" }],
};

/** Opens a page with one editor that is ready with the greeting and its guests. */
export async function openGreeting(page, attributes = "") {
  await openElementPage(
    page,
    `<form><letter-editor name="letter" ${attributes}></letter-editor><button>Send</button></form>`,
  );
  await page.evaluate(
    async ([letter, guests]) => {
      const editor = document.querySelector("letter-editor");
      window.editor = editor;
      await editor.ready;
      editor.template = letter;
      editor.recipients = guests;
    },
    [GREETING, GUESTS],
  );
  return page.getByRole("textbox", { name: "Letter text" });
}
