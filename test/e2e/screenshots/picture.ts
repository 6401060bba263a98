import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Popup } from "../pages/popup.ts";
import { Sidebar } from "../pages/sidebar.ts";
import type { Stack } from "../stack.ts";
import { folder, shoot } from "./shots.ts";

const size = { width: 1600, height: 800 };

/** The picture of the README: Gmail with the sidebar in light, beside the popup in dark. */
export async function shootPicture(stack: Stack, path: string): Promise<void> {
  const gmail = await Sidebar.inGmail(stack, { open: "Storage contract 2027" });
  await gmail.page.setViewportSize({ width: 1124, height: 720 });
  await gmail.shows("Orbis Logistics");
  await shoot("picture-gmail", gmail.page);
  const popup = await Popup.open(stack, "dark");
  await popup.openBusiness("Orbis");
  await popup.item("Storage contract").first().waitFor();
  await shoot("picture-popup", popup.page);
  const [left, right] = await Promise.all(["picture-gmail", "picture-popup"].map(imageOf));
  const page = await stack.browser.newPage();
  await page.setViewportSize(size);
  await page.setContent(`<style>
body { margin: 0; height: 100vh; display: flex; gap: 24px; align-items: center; justify-content: center; background: #dfe3e6 }
img { display: block; border-radius: 10px; box-shadow: 0 1px 2px #0002, 0 8px 28px #00000026 }
</style><img src="${left}"><img src="${right}">`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.screenshot({ path });
  await page.close();
}

async function imageOf(name: string): Promise<string> {
  return `data:image/png;base64,${(await readFile(join(folder, `${name}.png`))).toString("base64")}`;
}
