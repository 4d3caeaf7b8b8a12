/**
 * The typesetter's worker as the app holds it: begun when it is first wanted, ended when it does not
 * answer. What is said between them is in `crates/messages`; here it is passed on.
 */

/** The Wasm as the first worker compiled it: the next ones begin with it at once. */
let compiled;

/**
 * Begins a worker. `onReply(json, file)` takes an answer and, beside a finished file's, a Blob.
 *
 * Where the element comes from another origin than the page, the browser allows no worker: that is
 * answered like any other failure to load.
 */
export function startTypesetter(onReply) {
  const fail = (message) =>
    onReply(JSON.stringify({ broken: { while_loading: true, message: String(message) } }));
  let worker;
  try {
    const address = new URL("letter-typesetter.js", import.meta.url);
    worker = new Worker(address, { type: "module", name: "letter-typesetter" });
  } catch (error) {
    queueMicrotask(() => fail(error.message));
    return { ask() {}, end() {} };
  }
  worker.onmessage = ({ data: [json, file, module] }) => {
    compiled = module ?? compiled;
    onReply(json, file);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    fail(event.message ?? "the worker's script could not be loaded");
  };
  worker.postMessage(compiled);
  return {
    /** Asks; the template and the recipients are the JSON texts of their documents. */
    ask(json, template, recipients) {
      worker.postMessage([json, template, recipients]);
    },
    end() {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}
