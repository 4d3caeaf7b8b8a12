// Serves the site under test, below a path of its own, since it has to work under any.
import { serveSite } from "./site.mjs";

export default async function setUp() {
  if (process.env.SITE) return;
  const { address, close } = await serveSite(process.env.SITE_FOLDER, "/some/office/");
  process.env.SITE = address;
  return close;
}
