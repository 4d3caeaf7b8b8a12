/** What stands in the editor's place once it cannot go on: a sentence, and the text to save by hand. */

/** Shows the sentence in `container`, and below it the text where there is one. */
export function showFailure(container, message, text) {
  const notice = document.createElement("div");
  notice.className = "letter-failure";
  notice.setAttribute("role", "alert");
  notice.append(paragraph(message));
  container.replaceChildren(notice);
  if (text) container.append(textBox(text));
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
