/**
 * The typesetter's worker as the app holds it: begun when it is first wanted, ended when it does not
 * answer. What is said between them is in `crates/messages`; here it is passed on.
 */

/**
 * The Wasm as a worker compiled it: that worker has fifty megabytes of what came over the wire to
 * throw away, and never will, so it is ended, and the next ones begin with the Wasm at once.
 */
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
  const begin = () => {
    const address = new URL("letter-typesetter.js", import.meta.url);
    worker = new Worker(address, { type: "module", name: "letter-typesetter" });
    worker.onmessage = ({ data: [json, file, module] }) => {
      if (module) beginWith(module);
      else onReply(json, file);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(event.message ?? "the worker's script could not be loaded");
    };
    worker.postMessage(compiled);
  };
  const end = () => {
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  };
  const beginWith = (module) => {
    compiled = module;
    end();
    begin();
  };
  try {
    begin();
  } catch (error) {
    queueMicrotask(() => fail(error.message));
    return { ask() {}, end() {} };
  }
  return {
    /** Asks; the template and the recipients are the JSON texts of their documents. */
    ask(json, template, recipients) {
      worker.postMessage([json, template, recipients]);
    },
    end,
  };
}
