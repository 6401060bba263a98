import * as z from "zod";
import { plainText } from "./plainText.ts";
import { moment } from "./timeline.ts";

/** `GET /v1/export`: the timeline of a business as a file, the oldest first. `from` is inclusive, `to` exclusive. */
export const exportQuerySchema = z
  .object({
    businessId: plainText(64),
    format: z.enum(["csv", "json", "mbox"]),
    from: moment.optional(),
    to: moment.optional(),
  })
  .strict();
export type ExportQuery = z.output<typeof exportQuerySchema>;
