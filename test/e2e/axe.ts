import axe from "axe-core";
import type { Page } from "playwright-core";
import * as z from "zod";

const resultSchema = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

/**
 * What axe finds wrong with a surface, one line each: WCAG 2.2 at the levels A and AA, and axe's own best practices.
 * @param shadowHost the element in whose shadow the surface is drawn; without one it is the whole page.
 */
export async function accessibilityFaults(page: Page, shadowHost?: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const context =
    shadowHost === undefined ? null : { include: { fromShadowDom: [shadowHost, ".threadbook"] } };
  const found: unknown = await page.evaluate((chosen) => {
    // A frame for a stranger's mail runs no script, and so no check either.
    const exclude = ["[data-testid=email-frame]"];
    return Reflect.get(window, "axe").run(chosen ?? { exclude }, { iframes: false });
  }, context);
  return resultSchema
    .parse(found)
    .violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ""}`).join(" | ")}`,
    );
}
