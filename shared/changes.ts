import * as z from "zod";

/**
 * `GET /v1/changes`: a text that differs once something changed in what the asker sees: mail, businesses, contacts,
 * proposals, notifications. It says nothing of what.
 */
export const changesSchema = z.object({ version: z.string() });
export type Changes = z.infer<typeof changesSchema>;
