// Bundles the custom element, CodeMirror and the Wasm's glue: letter-editor.js, what it shares with
// the parts that come later, and those parts.
//
// Called by `cargo xtask` as: node editor/build.mjs --glue FILE --out FOLDER [--minify]
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const { values } = parseArgs({
  options: {
    glue: { type: "string" },
    out: { type: "string" },
    minify: { type: "boolean", default: false },
  },
});

/** Keeps the parser that the commands for program code want out of what comes first. */
const withoutLanguage = {
  name: "without-language",
  setup({ onResolve }) {
    onResolve({ filter: /^@(codemirror\/language|lezer\/common)$/ }, ({ importer }) =>
      importer.includes("@codemirror/commands") ? { path: resolve("editor/no_language.js") } : null,
    );
  },
};

try {
  await build({
    entryPoints: { "letter-editor": "editor/element.js" },
    outdir: values.out,
    bundle: true,
    splitting: true,
    chunkNames: "letter-editor-[name]",
    format: "esm",
    target: "es2022",
    charset: "utf8",
    // The element puts its style sheets into the shadow root itself, so it wants their text.
    loader: { ".css": "text" },
    // The first file of a release's Wasm imports what fetches the second one.
    alias: { "letterwright-wasm": values.glue, "letterwright-rest": resolve("editor/rest.js") },
    plugins: [withoutLanguage],
    minify: values.minify,
    sourcemap: !values.minify,
    legalComments: "eof",
    logLevel: "warning",
  });
} catch {
  // esbuild has said by now what is wrong and where.
  process.exit(1);
}
