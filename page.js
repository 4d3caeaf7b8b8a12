// The page around the element: says that the editor is being opened, and what to do if it cannot be.
const notice = document.getElementById("loading");
const editor = document.querySelector("letter-editor");

function explain(sentence) {
  notice.setAttribute("role", "alert");
  notice.textContent = sentence;
}

function explainEvent(event) {
  explain(event.detail.message);
}

editor.addEventListener("letter-error", explainEvent);
try {
  await import("./letter-editor.js");
  await editor.ready;
  editor.removeEventListener("letter-error", explainEvent);
  notice.remove();
} catch (error) {
  explain(
    "The editor could not be opened. Check the connection and load the page again. " +
      "If that does not help, the browser may be too old: any from the last two years will do.",
  );
  console.error(error);
}
