/** What stands in the editor's place once it cannot go on: a sentence, and the text to save by hand. */

const KEPT = "Something went wrong. Reload the page: your text is saved.";
const UNKEPT = "Something went wrong. Copy your text from here before you reload the page.";

/** Shows it in `container` and returns the sentence. */
export function showFailure(container, { text, isKept }) {
  const message = isKept ? KEPT : UNKEPT;
  const notice = document.createElement("div");
  notice.className = "letter-failure";
  notice.setAttribute("role", "alert");
  notice.append(paragraph(message), textBox(text));
  container.replaceChildren(notice);
  return message;
}

function paragraph(text) {
  const dom = document.createElement("p");
  dom.textContent = text;
  return dom;
}

function textBox(text) {
  const dom = document.createElement("textarea");
  dom.readOnly = true;
  dom.rows = 20;
  dom.value = text;
  dom.setAttribute("aria-label", "Letter text");
  return dom;
}
