import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";

export const folder = "test-results/screenshots";
export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Milliseconds after which a shape that stands for what is on its way is what there is to see. */
const arrivalMs = 8_000;

/** Writes what a page or a part of it shows, as `<name>.png`, once all of it has arrived. */
export async function shoot(name: string, shown: Page | Locator): Promise<void> {
  await mkdir(folder, { recursive: true });
  const page = "bringToFront" in shown ? shown : shown.page();
  await page.bringToFront();
  if (!name.includes("loading"))
    await page
      .waitForFunction(
        () =>
          [
            document,
            ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? []),
          ].every((root) => root.querySelector(".skeleton") === null),
        null,
        { timeout: arrivalMs },
      )
      .catch(() => process.stderr.write(`${name}: something is still on its way\n`));
  await shown.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
}

/** The same in light and in dark, for pages that follow the system. */
export async function shootBoth(name: string, page: Page): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    await shoot(`${name}-${colorScheme}`, page);
  }
  await page.emulateMedia({ colorScheme: "light" });
}
