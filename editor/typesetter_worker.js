/**
 * The typesetter's worker: it fetches the Wasm and the fonts, passes requests on (see
 * `crates/typesetter/src/worker`), and runs its steps one by one, so that between two letters of a file
 * it hears what else is asked.
 *
 * The build puts in TYPESETTER_BYTES, how large the Wasm is, and TYPESETTER_BUILD, which tells this
 * build's files from another's.
 */

import initialise, { TypesetterShell } from "letterwright-typesetter-wasm";
import { FileError, fetchFile, kept } from "./typesetter_files.js";

const DAY_MS = 24 * 60 * 60 * 1000;

let shell;
let isWorking = false;

// The first message is the Wasm compiled by a worker before this one. Without it, to compile it is all
// there is to do here: the page begins another worker with it.
self.onmessage = ({ data: compiled }) => guarded(() => start(compiled), true);

async function start(compiled) {
  tell({ loading: { loaded: 0, total: TYPESETTER_BYTES } });
  if (!compiled) {
    const module = await compile();
    // The page ends this worker at once, and what it is doing with it.
    await kept();
    self.postMessage([null, undefined, module]);
    return;
  }
  await initialise({ module_or_path: compiled });
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  shell = new TypesetterShell(today / DAY_MS);
  self.onmessage = ({ data: [request, template, recipients] }) =>
    guarded(async () => {
      shell.ask(request, template, recipients);
      if (!isWorking) await work();
    });
  tell("ready");
}

async function compile() {
  const count = (loaded) => tell({ loading: { loaded, total: TYPESETTER_BYTES } });
  const response = await fetchFile("letter-typesetter.wasm", count);
  // A server that does not know the type is no reason to do without.
  return response.headers.get("Content-Type") === "application/wasm"
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

/** Does all there is to do. */
async function work() {
  isWorking = true;
  for (;;) {
    await fetchFonts(shell.wanted_fonts());
    const hasWorked = shell.step();
    for (let answer = shell.answer(); answer; answer = shell.answer()) send(answer);
    if (!hasWorked) break;
    await nextTurn();
  }
  isWorking = false;
}

async function fetchFonts(names) {
  if (names.length === 0) return;
  let loaded = 0;
  await Promise.all(
    names.map(async (name) => {
      const response = await fetchFile(`fonts/${name}.ttf`);
      shell.add_font(name, new Uint8Array(await response.arrayBuffer()));
      loaded += 1;
      tell({ loading: { loaded, total: names.length } });
    }),
  );
}

function send(answer) {
  const type = answer.media_type();
  const file = type && new Blob([answer.take_file()], { type });
  self.postMessage([answer.json(), file]);
  answer.free();
}

/** Lets messages that have come be heard. */
function nextTurn() {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/** After a failure the page ends this worker: a Wasm that broke is not to be called again. */
async function guarded(action, whileLoading = false) {
  try {
    await action();
  } catch (error) {
    const isFetching = whileLoading || error instanceof FileError;
    tell({ broken: { while_loading: isFetching, message: String(error) } });
  }
}

function tell(reply) {
  self.postMessage([JSON.stringify(reply)]);
}
