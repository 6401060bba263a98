import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { onTestFailed } from "vitest";
import type { Stack } from "./stack.ts";

const folder = "test-results/e2e";

/** Keeps a picture of every open page in `test-results/e2e` where the running test fails. */
export function keepEvidence(stack: () => Stack): void {
  onTestFailed(async ({ task }) => {
    await mkdir(folder, { recursive: true });
    const name = task.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").slice(0, 80);
    for (const [index, page] of stack().browser.pages().entries())
      await page.screenshot({ path: join(folder, `${name}-${index}.png`) });
  });
}
