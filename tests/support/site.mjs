// A folder of files on this machine, served with the headers that `trunk serve` gives: the policy that
// the editor promises to bear is among them.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import sirv from "sirv";

const settings = readFileSync(new URL("../../Trunk.toml", import.meta.url), "utf8");
const [, table] = settings.split("[serve.headers]\n");

/** What every answer carries, by lower-case names. */
export const HEADERS = Object.fromEntries(
  [...table.matchAll(/^"(.+)" = "(.+)"$/gm)].map(([, name, value]) => [name.toLowerCase(), value]),
);

/** Serves `folder` under `path`, at a port that is free; gives the address, and what ends it. */
export async function serveSite(folder, path = "/") {
  const files = sirv(folder);
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const refuse = () => response.writeHead(404).end("There is no such file.");
    if (!request.url.startsWith(path)) return refuse();
    request.url = request.url.slice(path.length - 1);
    files(request, response, refuse);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `http://127.0.0.1:${server.address().port}${path}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
