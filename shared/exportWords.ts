import type { CallError } from "./extensionMessages.ts";

/** The name of the port over which a page gets an export from the background. */
export const exportPort = "export";

export const exportFormats = ["csv", "json", "mbox"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the background answers, until it is done or has failed. */
export type ExportWord =
  | { kind: "piece"; base64: string }
  | { kind: "done" }
  | { kind: "failed"; error: CallError };
