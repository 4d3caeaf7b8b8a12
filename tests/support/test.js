// The `test` that every journey uses: it also watches that the page complains of nothing and that
// nothing leaves the browser.
import { test as base, expect } from "@playwright/test";

export { expect };

export const test = base.extend({
  /** Patterns of complaints that a test provokes on purpose. */
  expectedComplaints: [[], { option: true }],

  /** Whether the typesetter, which is large, may be fetched before anybody asks for pages. */
  fetchesAhead: [false, { option: true }],

  /** What the browser says that the connection goes over. */
  network: ["wifi", { option: true }],

  context: async ({ context, fetchesAhead, network }, use) => {
    await context.addInitScript(
      (connection) => {
        Object.defineProperty(navigator, "connection", { value: connection });
      },
      { saveData: !fetchesAhead, type: network },
    );
    await use(context);
  },

  complaints: [
    async ({ context, baseURL, expectedComplaints }, use) => {
      const complaints = [];
      const isExpected = (text) => expectedComplaints.some((pattern) => pattern.test(text));
      const add = (text) => isExpected(text) || complaints.push(text);
      context.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) add(message.text());
      });
      context.on("weberror", (error) => add(String(error.error())));
      context.on("request", (request) => {
        if (leavesTheSite(request.url(), baseURL)) add(`a request to ${request.url()}`);
      });
      await use(complaints);
      expect(complaints, "the page complains, or sends something away").toEqual([]);
    },
    { auto: true },
  ],
});

function leavesTheSite(address, site) {
  const { protocol, origin } = new URL(address);
  return protocol.startsWith("http") && origin !== new URL(site).origin;
}
