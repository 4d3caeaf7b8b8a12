// The page around the element: says that the editor is being opened, and what to do if it cannot be.
const notice = document.getElementById("loading");

try {
  await import("./letter-editor.js");
  await document.querySelector("letter-editor").ready;
  notice.remove();
} catch (error) {
  notice.setAttribute("role", "alert");
  notice.textContent =
    "The editor could not be opened. Check the connection and load the page again. " +
    "If that does not help, the browser may be too old: any from the last two years will do.";
  console.error(error);
}
