// A browser of its own with a profile that outlives it, and that can be killed.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

import { chromium } from "@playwright/test";

import { FLAGS } from "./browser.mjs";

/** Starts Chromium over the profile in `folder`. */
export async function openChromium(folder) {
  const flags = [...FLAGS, "--headless", "--remote-debugging-port=0", `--user-data-dir=${folder}`];
  // A group of its own, so that its helpers can be ended with it.
  const started = spawn(process.env.CHROMIUM, [...flags, "about:blank"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = once(started, "exit");
  const end = async (signal) => {
    process.kill(-started.pid, signal);
    await ended;
  };
  const browser = await chromium.connectOverCDP(await address(started.stderr));
  return {
    context: browser.contexts()[0],
    /** Ends it as a system does that is out of memory. */
    kill: () => end("SIGKILL"),
    /** Ends it as a person does. */
    close: async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close").catch(() => {});
      await ended;
    },
  };
}

async function address(output) {
  for await (const line of createInterface({ input: output })) {
    const found = /DevTools listening on (\S+)/.exec(line)?.[1];
    if (found) {
      output.resume();
      return found;
    }
  }
  throw new Error("Chromium did not start.");
}
