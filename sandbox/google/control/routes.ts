import { Hono } from "hono";
import * as z from "zod";
import { controlArguments } from "./arguments.ts";
import type { GoogleControl } from "./control.ts";

function isOperation(name: string): name is keyof GoogleControl {
  return Object.hasOwn(controlArguments, name);
}

/**
 * The control interface over HTTP: `POST /<operation>` with `{ "args": [] }` answers `{ "result": … }`.
 * Arguments that do not fit, or name nothing, answer 400 with `{ "error": "…" }`.
 */
export function controlRoutes(control: GoogleControl): Hono {
  const routes = new Hono();
  routes.post("/:operation", async (c) => {
    const name = c.req.param("operation");
    if (!isOperation(name)) return c.json({ error: `No operation ${name}` }, 404);
    const body = z
      .object({ args: z.array(z.unknown()).default([]) })
      .safeParse(await c.req.json().catch(() => null));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const args = controlArguments[name].safeParse(body.data.args);
    if (!args.success) return c.json({ error: z.prettifyError(args.error) }, 400);
    try {
      const operation = control[name] as (...values: unknown[]) => Promise<unknown>;
      return c.json({ result: (await operation(...(args.data as unknown[]))) ?? null });
    } catch (error) {
      if (error instanceof RangeError) return c.json({ error: error.message }, 400);
      throw error;
    }
  });
  return routes;
}
