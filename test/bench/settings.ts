import { parseArgs } from "node:util";

/** What `npm run bench` can measure, in this order. */
export const sectionNames = ["backfill", "poll", "timeline", "reassociation", "extension"] as const;
export type SectionName = (typeof sectionNames)[number];

/** Sizes of a run. */
export interface BenchSettings {
  sections: SectionName[];
  /** Mailboxes of the backfill, in emails, each with how often it is filled; the median counts. */
  backfills: { emails: number; runs: number }[];
  /** Emails that the common way reads: one by one it is too slow for more. */
  commonEmails: number;
  /** Emails that change between two polls. */
  changes: number;
  polls: number;
  /** Emails in the database when the timeline is read, the smaller first. */
  timelines: [number, number];
  /** Emails of one domain that are filed anew. */
  reassociated: number[];
  /** How often each question is asked. */
  questions: number;
  /** How often the extension opens a mail and its popup. */
  openings: number;
}

/** A mistake in how the command was called, in one sentence. */
export class BenchSettingsError extends Error {
  override readonly name = "BenchSettingsError";
}

/** Reads `npm run bench -- [--quick] [section …]`. @throws BenchSettingsError */
export function readSettings(args: string[]): BenchSettings {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { quick: { type: "boolean", default: false } },
  });
  const unknown = positionals.find((name) => !sectionNames.some((section) => section === name));
  if (unknown !== undefined)
    throw new BenchSettingsError(`There is no section ${unknown}; there are ${sectionNames.join(", ")}.`);
  const sections = sectionNames.filter((name) => positionals.length === 0 || positionals.includes(name));
  return { sections, ...(values.quick ? quick : whole) };
}

const whole: Omit<BenchSettings, "sections"> = {
  backfills: [
    { emails: 2_000, runs: 3 },
    { emails: 20_000, runs: 1 },
  ],
  commonEmails: 1_000,
  changes: 100,
  polls: 5,
  timelines: [10_000, 100_000],
  reassociated: [10_000, 100_000],
  questions: 200,
  openings: 20,
};

const quick: Omit<BenchSettings, "sections"> = {
  backfills: [
    { emails: 300, runs: 1 },
    { emails: 1_000, runs: 1 },
  ],
  commonEmails: 200,
  changes: 100,
  polls: 2,
  timelines: [1_000, 10_000],
  reassociated: [2_000],
  questions: 40,
  openings: 5,
};
