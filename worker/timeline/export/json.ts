import type { ExportFormat } from "./exportFormat.ts";

/** One array, an email a line. A file that was cut off is no JSON, so that nobody takes it for whole. */
export const json: ExportFormat = {
  mimeType: "application/json",
  extension: "json",
  head: "[\n",
  email: ({ sentAt, ...email }, number) =>
    `${number === 0 ? "" : ",\n"}${JSON.stringify({ ...email, sentAt: new Date(sentAt).toISOString() })}`,
  tail: "\n]\n",
};
