import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Stack } from "../stack.ts";
import { folder } from "./shots.ts";

const rows = [
  ["sidebar-why-light", "sidebar-unfiled-dark", "sidebar-scope-preview-light", "sidebar-several-dark"],
  ["popup-home-light", "popup-timeline-dark", "popup-email-light", "popup-reconnect-dark"],
  ["timeline-email-light", "timeline-dark"],
  ["settings-light", "settings-disconnect-dark"],
];

/** The surfaces beside each other as one picture: a sample of what the command has just made. */
export async function shootContactSheet(stack: Stack, path: string): Promise<void> {
  const page = await stack.browser.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  const pictures = await Promise.all(rows.map((row) => Promise.all(row.map(imageOf))));
  await page.setContent(`<style>
body { margin: 0; padding: 24px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 24px; background: #dfe3e6 }
div { display: flex; gap: 24px; align-items: start }
img { flex: 1 1 0; min-width: 0; height: auto; border-radius: 8px; box-shadow: 0 1px 2px #0002, 0 6px 20px #00000026 }
</style>${pictures.map((row) => `<div>${row.join("")}</div>`).join("")}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  await page.screenshot({ path, fullPage: true, type: "jpeg", quality: 76 });
  await page.close();
}

async function imageOf(name: string): Promise<string> {
  const bytes = await readFile(join(folder, `${name}.png`));
  return `<img src="data:image/png;base64,${bytes.toString("base64")}">`;
}
