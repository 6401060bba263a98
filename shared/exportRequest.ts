import * as z from "zod";
import { exportFormats } from "./exportWords.ts";

/** What a page asks for: `GET /v1/export`. Times are milliseconds UTC. */
export const exportRequestSchema = z
  .object({
    businessId: z.string().min(1).max(64),
    format: z.enum(exportFormats),
    from: z.number().int().nonnegative().optional(),
    to: z.number().int().nonnegative().optional(),
  })
  .strict();
export type ExportRequest = z.infer<typeof exportRequestSchema>;
