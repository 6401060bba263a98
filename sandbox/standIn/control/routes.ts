import { Hono } from "hono";
import * as z from "zod";
import type { ControlArguments } from "./arguments.ts";

/**
 * A control interface over HTTP: `POST /<operation>` with `{ "args": [] }` answers `{ "result": … }`.
 * Arguments that do not fit, or name nothing, answer 400 with `{ "error": "…" }`.
 */
export function controlRoutes<Control extends object>(
  control: Control,
  controlArguments: ControlArguments<Control>,
): Hono {
  const routes = new Hono();
  routes.post("/:operation", async (c) => {
    const name = c.req.param("operation");
    if (!Object.hasOwn(controlArguments, name)) return c.json({ error: `No operation ${name}` }, 404);
    const body = z
      .object({ args: z.array(z.unknown()).default([]) })
      .safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const known = controlArguments as Record<string, z.ZodType<unknown[]>>;
    const args = known[name]!.safeParse(body.data.args);
    if (!args.success) return c.json({ error: z.prettifyError(args.error) }, 400);
    try {
      const operations = control as Record<string, (...values: unknown[]) => Promise<unknown>>;
      return c.json({ result: (await operations[name]!(...args.data)) ?? null });
    } catch (error) {
      if (error instanceof RangeError) return c.json({ error: error.message }, 400);
      throw error;
    }
  });
  return routes;
}
