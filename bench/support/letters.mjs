// The letter that is measured: the real one where its files are there, the sample otherwise.

import { readFileSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const shared = process.env.LETTERWRIGHT_SHARED ?? join(root, "..", "shared");

/** A template, and the text of a CSV file or of a recipients file for it. */
export function letterFiles() {
  const folder = join(shared, "letters");
  if (!existsSync(join(folder, "template.json"))) return sampleFiles(`the sample letter (no real one in ${folder})`);
  return {
    name: "the real letter",
    template: readFileSync(join(folder, "template.json"), "utf8"),
    recipients: { name: "recipients.csv", text: readFileSync(join(folder, "recipients.csv"), "utf8") },
  };
}

/** The letter that a first visit opens. */
export function sampleFiles(name = "the sample letter") {
  const sample = join(root, "src", "sample");
  return {
    name,
    template: readFileSync(join(sample, "template.json"), "utf8"),
    recipients: { name: "recipients.json", text: readFileSync(join(sample, "recipients.json"), "utf8") },
  };
}

/** The template with its text `copies` times over, and its notes once. */
export function longer(template, copies) {
  const [text, ...notes] = template.body.split(/\n(?=\[\^[^\]]+\]:)/);
  return { ...template, body: [...Array(copies).fill(text), ...notes].join("\n\n") };
}

/** `count` recipients made of a few: each with a salutation and a first Markdown text of its own. */
export function multiply(recipients, fields, count) {
  const markdown = fields.find((field) => field.kind === "markdown")?.name;
  return Array.from({ length: count }, (_, index) => {
    const recipient = { ...recipients[index % recipients.length] };
    if ("salutation" in recipient) recipient.salutation = `${recipient.salutation} ${index}`;
    if (markdown && recipient[markdown]) recipient[markdown] = `${recipient[markdown]} No. ${index}`;
    return recipient;
  });
}
