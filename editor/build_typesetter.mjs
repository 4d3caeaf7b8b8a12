// Builds the typesetter: a Wasm of its own with its glue, and its worker's script.
//
// It is thirty times as large as the editor and takes minutes to compile for the first time, so it has
// one profile for all builds. With TYPESETTER=later a site gets the one that was built last, or none:
// `cargo xtask serve` builds it once the site is served. Called by Trunk; see Trunk.toml.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const { TRUNK_STAGING_DIR: site, TRUNK_PROFILE, TYPESETTER, CARGO_TARGET_DIR, CARGO_HOME } = process.env;
const target = resolve(CARGO_TARGET_DIR ?? "target");
const compiled = join(target, "wasm32-unknown-unknown/typesetter/typesetter.wasm");
const bound = join(target, "wasm-bindgen/typesetter");
const glue = join(bound, "typesetter.js");
const wasm = join(bound, "typesetter_bg.wasm");

if (TYPESETTER === "later") {
  if (!existsSync(glue)) process.exit();
} else {
  compile();
  if (isOlder(glue, compiled)) bind();
}
await bundle();
copyFileSync(wasm, join(site, "letter-typesetter.wasm"));

function compile() {
  if (!existsSync(compiled)) {
    console.log("Compiling the typesetter; for the first time that takes some minutes.");
  }
  const crates = join(CARGO_HOME ?? join(homedir(), ".cargo"), "registry/src");
  const flags = [
    // Instructions for sixteen bytes at once, which every browser has had since 2023: what compresses
    // files and looks through texts is written for them.
    "-Ctarget-feature=+simd128",
    // Messages name the files of the crates and no folder of this machine.
    `--remap-path-prefix=${crates}=crates`,
  ];
  run("cargo", ["rustc", "--package", "typesetter", "--lib", "--crate-type", "cdylib",
    "--profile", "typesetter", "--target", "wasm32-unknown-unknown", "--target-dir", target],
  { CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: flags.join(" ") });
}

function bind() {
  run("wasm-bindgen", ["--target", "web", "--no-typescript", "--omit-default-module-path",
    "--remove-name-section", "--remove-producers-section", "--out-name", "typesetter", "--out-dir", bound, compiled]);
}

async function bundle() {
  try {
    await build({
      entryPoints: ["editor/typesetter_worker.js"],
      outfile: join(site, "letter-typesetter.js"),
      bundle: true,
      format: "esm",
      target: "es2022",
      charset: "utf8",
      alias: { "letterwright-typesetter-wasm": glue },
      define: {
        TYPESETTER_BYTES: String(statSync(wasm).size),
        TYPESETTER_BUILD: JSON.stringify(buildName()),
      },
      minify: TRUNK_PROFILE === "release",
      legalComments: "none",
      logLevel: "warning",
    });
  } catch {
    // esbuild has said by now what is wrong and where.
    process.exit(1);
  }
}

/** A name that is the same only for the same Wasm and fonts, by which a browser keeps them. */
function buildName() {
  const hash = createHash("sha256").update(readFileSync(wasm));
  for (const folder of ["crates/typesetter/fonts", "target/fonts"]) {
    for (const name of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest("hex").slice(0, 16);
}

function isOlder(file, than) {
  return !existsSync(file) || statSync(file).mtimeMs < statSync(than).mtimeMs;
}

function run(program, words, variables = {}) {
  const { status, error } = spawnSync(program, words, { stdio: "inherit", env: { ...process.env, ...variables } });
  if (error) console.error(`${program} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}
