import * as z from "zod";
import type { CallError } from "./extensionMessages.ts";

/** The name of the port over which a page gets an export from the background. */
export const exportPort = "export";

export const exportFormats = ["csv", "json", "mbox"] as const;
export type ExportFormat = (typeof exportFormats)[number];

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

/** What the background answers, until it is done or has failed. */
export type ExportWord =
  | { kind: "piece"; base64: string }
  | { kind: "done" }
  | { kind: "failed"; error: CallError };
