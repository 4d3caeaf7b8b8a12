// Someone else's page, with a strict policy, a form and two editors in it.
import { expect, test } from "./support/test.js";

test("the example page is served and carries a strict policy of its own", async ({ page }) => {
  const response = await page.goto("example/host.html");
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
  expect(response.headers()["content-security-policy"]).toBe(policy);
  const meta = page.locator("meta[http-equiv='Content-Security-Policy']");
  await expect(meta).toHaveAttribute("content", policy);
});

test("both editors open and show the letters that the page gives them", async ({ page }) => {
  await page.goto("example/host.html");
  const invitation = page.locator("letter-editor[name=invitation]");
  const reminder = page.locator("letter-editor[name=reminder]");
  await expect(invitation.getByText("You are invited to our open day").first()).toBeVisible();
  await expect(reminder.getByText("The open day is tomorrow.").first()).toBeVisible();
});

test("the form sends each template under its editor's name", async ({ page }) => {
  await page.goto("example/host.html");
  await expect(page.getByText("The open day is tomorrow.").first()).toBeVisible();
  await page.getByRole("button", { name: "Send the form" }).click();
  const sent = page.locator("#sent");
  await expect(sent.getByText("invitation", { exact: true })).toBeVisible();
  await expect(sent).toContainText("You are invited to our open day");
  await expect(sent).toContainText("The open day is tomorrow.");
});

test("the host's loud style for buttons stays outside the editors", async ({ page }) => {
  await page.goto("example/host.html");
  const editor = page.locator("letter-editor[name=invitation]");
  const inside = editor.getByRole("button").first();
  await expect(inside).toBeVisible();
  const radius = (button) => button.evaluate((element) => getComputedStyle(element).borderRadius);
  expect(await radius(page.getByRole("button", { name: "Send the form" }))).toBe("16px");
  expect(await radius(inside)).not.toBe("16px");
});

test("the Wasm comes with the type that lets it compile while it arrives", async ({ request }) => {
  const answer = await request.get("letter-editor.wasm");
  expect(answer.headers()["content-type"]).toBe("application/wasm");
});
