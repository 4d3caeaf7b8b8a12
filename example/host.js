// What a host page does with the element: gives it letters, listens, and reads the form.

const invitation = {
  type: "letterwright/template",
  version: 1,
  title: "Invitation",
  language: "en-GB",
  fields: [
    { name: "name", label: "Name", kind: "text", required: true },
    { name: "speaks", label: "Gives a talk", kind: "yes_no", required: false },
  ],
  body:
    "Dear {{ name }},\n\nYou are invited to our open day[^when].{% if speaks %} " +
    "We look forward to your talk.{% endif %}\n\nYours sincerely,\n\n[^when]: The doors open at ten.\n",
};

const reminder = {
  type: "letterwright/template",
  version: 1,
  title: "Reminder",
  language: "en-GB",
  fields: [{ name: "name", label: "Name", kind: "text", required: true }],
  body: "Dear {{ name }},\n\nThe open day is tomorrow.\n\nYours sincerely,\n",
};

const guests = {
  type: "letterwright/recipients",
  version: 1,
  recipients: [
    { name: "Orla Fenwick", speaks: "yes" },
    { name: "Tam Brackley", speaks: "no" },
  ],
};

const form = document.getElementById("letters");
const sent = document.getElementById("sent");
const events = document.getElementById("events");
const eventNames = ["letter-change", "letter-select", "letter-problems", "letter-save", "letter-error"];

function reportEvents(editor) {
  const line = document.createElement("li");
  line.textContent = `${editor.getAttribute("name")}: none yet`;
  events.append(line);
  for (const name of eventNames) {
    editor.addEventListener(name, () => {
      line.textContent = `${editor.getAttribute("name")}: ${name}`;
    });
  }
}

function showSent(data) {
  sent.replaceChildren();
  for (const [name, value] of data) {
    const term = document.createElement("dt");
    const description = document.createElement("dd");
    term.textContent = name;
    description.textContent = value;
    sent.append(term, description);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  showSent(new FormData(form));
});

await customElements.whenDefined("letter-editor");
const [first, second] = document.querySelectorAll("letter-editor");
reportEvents(first);
reportEvents(second);
await Promise.all([first.ready, second.ready]);
first.template = invitation;
first.recipients = guests;
second.template = reminder;
second.recipients = guests;
