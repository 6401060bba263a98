import { Hono } from "hono";
import { exportQuerySchema } from "#shared/export.ts";
import { exportTimeline } from "../timeline/export/exportTimeline.ts";
import { contentDisposition } from "./contentDisposition.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** `GET /v1/export`: a business's timeline as a file. */
export const exportRoutes = new Hono<UserEnv>().get(
  "/export",
  validate("query", exportQuerySchema),
  async (c) => {
    const { filename, mimeType, bytes } = await exportTimeline(c.var.ctx, c.req.valid("query"));
    return c.body(bytes, 200, {
      "content-type": mimeType,
      "content-disposition": contentDisposition("attachment", filename),
      "x-content-type-options": "nosniff",
    });
  },
);
