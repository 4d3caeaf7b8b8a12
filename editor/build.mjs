// Bundles the custom element, CodeMirror and the Wasm's glue: letter-editor.js, what it shares with
// the parts that come later, and those parts.
//
// Called by Trunk once the Wasm and its glue are there; see Trunk.toml.
import { spawnSync } from "node:child_process";
import { appendFileSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const { TRUNK_STAGING_DIR: site, TRUNK_PROFILE } = process.env;
const isRelease = TRUNK_PROFILE === "release";
const glue = join(site, "letterwright.js");

/** Keeps the parser that the commands for program code want out of what comes first. */
const withoutLanguage = {
  name: "without-language",
  setup({ onResolve }) {
    onResolve({ filter: /^@(codemirror\/language|lezer\/common)$/ }, ({ importer }) =>
      importer.includes("@codemirror/commands") ? { path: resolve("editor/no_language.js") } : null,
    );
  },
};

if (isRelease) {
  // Puts the glue and the Wasm of the first of two files in the place of Trunk's.
  const { status } = spawnSync("cargo", ["xtask", "cut"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
// The editor starts the Wasm itself: the glue has what that takes, and does not export it.
appendFileSync(glue, "\nexport { __wbg_get_imports, __wbg_finalize_init };\n");
try {
  await build({
    entryPoints: { "letter-editor": "editor/element.js" },
    outdir: site,
    bundle: true,
    splitting: true,
    chunkNames: "letter-editor-[name]",
    format: "esm",
    target: "es2022",
    charset: "utf8",
    // The element puts its style sheets into the shadow root itself, so it wants their text.
    loader: { ".css": "text" },
    // The first file of a release's Wasm imports what fetches the second one.
    alias: { "letterwright-wasm": glue, "letterwright-rest": resolve("editor/rest.js") },
    plugins: [withoutLanguage],
    minify: isRelease,
    sourcemap: !isRelease,
    legalComments: "eof",
    logLevel: "warning",
  });
} catch {
  // esbuild has said by now what is wrong and where.
  process.exit(1);
}
rmSync(glue);
renameSync(join(site, "letterwright_bg.wasm"), join(site, "letter-editor.wasm"));
