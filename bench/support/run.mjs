// Runs the measurements of these names, or all, with the released site served beside them.
//
// Called by `cargo xtask bench` with SITE_FOLDER, the files of the site; CHROMIUM, the browser;
// WEASYPRINT_PYTHON, a Python that has WeasyPrint; COMMAND, the command `letterwright`.
import { readdirSync } from "node:fs";
import { serveSite } from "../../tests/support/site.mjs";

const folder = new URL("../", import.meta.url);
const all = readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort();
const names = process.argv.slice(2).map((name) => `${name}.mjs`);
const unknown = names.find((name) => !all.includes(name));
if (unknown) {
  console.error(`There is no measurement bench/${unknown}.`);
  process.exit(1);
}
const { address, close } = await serveSite(process.env.SITE_FOLDER);
process.env.SITE = address;
for (const name of names.length > 0 ? names : all) await import(new URL(name, folder));
close();
