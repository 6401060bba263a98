import type { ExportedEmail } from "./exportedEmail.ts";

/** How a file of emails is written, piece by piece. */
export interface ExportFormat {
  mimeType: string;
  /** Of the file's name. */
  extension: string;
  head: string;
  /** `number` counts from 0. */
  email(email: ExportedEmail, number: number): string;
  tail: string;
}
