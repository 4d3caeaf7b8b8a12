/**
 * The typesetter's large files. They are kept in the browser's Cache Storage under the name of this
 * build, so that pages can be set without a connection, and never by another build's files.
 */

const PREFIX = "letterwright-typesetter-";
const NAME = PREFIX + TYPESETTER_BUILD;

/** How long the browser may take to keep a file that has come, in milliseconds. */
const KEEPING_MS = 5000;

let keeping = Promise.resolve();

/** The file cannot be had. */
export class FileError extends Error {}

/**
 * The file of that path beside this script: kept, or fetched. `onBytes` is told how many bytes of it
 * have come over the wire.
 */
export async function fetchFile(path, onBytes = () => {}) {
  const address = new URL(path, import.meta.url);
  // A server that ignores the query answers the same; a cache in between does not.
  address.searchParams.set("build", TYPESETTER_BUILD);
  const cache = await openCache();
  const kept = await cache?.match(address);
  if (kept) return kept;
  const response = await answerOf(address);
  if (cache) keeping = keep(cache, address, response.clone());
  return counted(response, onBytes);
}

/** Fulfilled when what was fetched last is kept, or the browser takes too long for it. */
export function kept() {
  return Promise.race([keeping, new Promise((resolve) => setTimeout(resolve, KEEPING_MS))]);
}

async function answerOf(address) {
  let response;
  try {
    response = await fetch(address, { credentials: "same-origin" });
  } catch (error) {
    throw new FileError(`${address.pathname}: ${error.message}`);
  }
  if (response.ok) return response;
  throw new FileError(`${address.pathname}: the server answered ${response.status}`);
}

/** None where the browser has none, or keeps nothing for this page. */
async function openCache() {
  try {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
    }
    return await caches.open(NAME);
  } catch {
    return null;
  }
}

async function keep(cache, address, response) {
  try {
    await cache.put(address, response);
  } catch {
    // There is no room for it; it will be fetched again.
  }
}

function counted(response, onBytes) {
  let bytes = 0;
  const counter = new TransformStream({
    transform(piece, controller) {
      bytes += piece.byteLength;
      onBytes(bytes);
      controller.enqueue(piece);
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: response.headers });
}
