import { listIds, openCommonWay, storeOneByOne } from "./commonWay.ts";
import { figure, ratio, type Table } from "./report.ts";
import type { BenchSettings } from "./settings.ts";
import { emptyMailbox, forgetCursors, writtenRows } from "./stack/refill.ts";
import { connectMailbox, listedEmails, type SampleMailbox, syncOnce } from "./stack/sampleMailbox.ts";
import type { Stack } from "./stack/stack.ts";
import { type Usage, usageOf } from "./stack/usage.ts";
import { median } from "./statistics.ts";

/** One filling of a mailbox. */
interface Filling {
  emails: number;
  milliseconds: number;
  usage: Usage;
}

interface Line {
  name: string;
  filling: Filling;
  written: string;
}

const readScope = "https://www.googleapis.com/auth/gmail.readonly";

/** How fast a mailbox fills, and what it costs, beside the common way. */
export async function benchBackfill(
  stack: Stack,
  settings: BenchSettings,
  say: (line: string) => void,
): Promise<Table[]> {
  const lines: Line[] = [];
  let first: SampleMailbox | null = null;
  for (const [person, { emails, runs }] of settings.backfills.entries()) {
    say(`backfill: filling a mailbox of ${figure(emails)} emails …`);
    const mailbox = await connectMailbox(stack, person, emails);
    first ??= mailbox;
    const fillings: Filling[] = [];
    for (let run = 0; run < runs; run++) {
      await emptyMailbox(stack, mailbox);
      fillings.push(await fill(stack, mailbox));
    }
    lines.push({ name: `Threadbook, ${figure(emails)} emails`, filling: middle(fillings), written: "all" });
    await forgetCursors(stack, mailbox.id);
    let again: Filling | null = null;
    const written = await writtenRows(stack, async () => {
      again = await fill(stack, mailbox);
    });
    if (again !== null)
      lines.push({
        name: `  again over the ${figure(emails)} stored`,
        filling: again,
        written: `${figure(written.mail)} (+${figure(written.books)})`,
      });
  }
  const common = first === null ? [] : await commonLines(stack, first, settings.commonEmails, say);
  return [speedTable(lines, common), callsTable([...lines, ...common])];
}

/** @throws Error where the mailbox does not hold all its mail afterwards: its figures would mean nothing. */
async function fill(stack: Stack, mailbox: SampleMailbox): Promise<Filling> {
  const { result, usage } = await usageOf(stack, () => syncOnce(stack, mailbox.id));
  const listed = await listedEmails(stack, mailbox.id);
  if (listed !== mailbox.emails)
    throw new Error(`The backfill ended with ${listed} of ${mailbox.emails} emails listed.`);
  return { emails: mailbox.emails, milliseconds: result, usage };
}

/** The run whose time is the median. */
function middle(fillings: Filling[]): Filling {
  const time = median(fillings.map((filling) => filling.milliseconds));
  const found = fillings.find((filling) => filling.milliseconds === time);
  if (found === undefined) throw new Error("Nothing was measured.");
  return found;
}

async function commonLines(
  stack: Stack,
  mailbox: SampleMailbox,
  most: number,
  say: (line: string) => void,
): Promise<Line[]> {
  const lines: Line[] = [];
  for (const concurrency of [1, 10]) {
    say(`backfill: the common way, ${concurrency} at once …`);
    const { accessToken } = await stack.google.control.grant(mailbox.address, [readScope]);
    const way = await openCommonWay({
      googleUrl: stack.google.url,
      accessToken,
      databaseUrl: await stack.database.ask("createDatabase", `common-${concurrency}`),
      authToken: stack.database.authToken,
    });
    await storeOneByOne(way, (await listIds(way, 20)).slice(0, 20), concurrency);
    const started = performance.now();
    const { result, usage } = await usageOf(stack, async () => {
      const ids = await listIds(way, most);
      await storeOneByOne(way, ids, concurrency);
      return { emails: ids.length, milliseconds: performance.now() - started };
    });
    way.database.close();
    const name = concurrency === 1 ? "Common way, one by one" : `Common way, ${concurrency} at once`;
    // The common way runs in the bench itself, where the Worker's part is the bench's.
    lines.push({ name, filling: { ...result, usage: { ...usage, worker: usage.bench } }, written: "all" });
  }
  return lines;
}

/** Processor milliseconds per 1,000 emails of all who take part; null where the system does not tell. */
function work({ emails, usage }: Filling): number | null {
  if (usage.worker === null) return null;
  return ((usage.worker + usage.database + usage.provider) * 1_000_000) / emails;
}

const rate = ({ emails, milliseconds }: Filling) => (emails / milliseconds) * 1000;

function speedTable(lines: Line[], common: Line[]): Table {
  const [slow, quick] = common;
  const row = ({ name, filling, written }: Line) => {
    const { emails, usage } = filling;
    const share = (seconds: number | null) =>
      seconds === null ? "–" : figure((seconds * 1_000_000) / emails, " ms");
    return [
      name,
      slow === undefined ? "–" : ratio(rate(filling), rate(slow.filling)),
      quick === undefined ? "–" : ratio(rate(filling), rate(quick.filling)),
      slow === undefined ? "–" : ratio(work(filling) ?? Number.NaN, work(slow.filling) ?? Number.NaN),
      figure(Math.round(rate(filling))),
      usage.worker === null ? "–" : figure(Math.round(emails / usage.worker)),
      share(usage.worker),
      share(usage.database),
      share(usage.provider),
      written,
    ];
  };
  return {
    title: "Backfill: emails a second",
    columns: [
      "",
      "speed to one by one",
      "to ten at once",
      "work to one by one",
      "emails/s",
      "emails per s of its core",
      "Worker/1,000",
      "database/1,000",
      "provider/1,000",
      "rows written",
    ],
    rows: [...lines, ...common].map(row),
    notes: [
      "Whole time from the cron's tick to the end, database and stand-in on the same cores, no quota, no distance:",
      "  over a network each request waits, which costs the common way most (next table).",
      "Work: processor time of all three together, which a busy machine blurs less than the speed.",
      "Worker, database, provider: processor time of each process per 1,000 emails, local queue and proxy included.",
      "Rows written: of mail, its people, filings, pending and skipped; in brackets those of the sync's own books.",
    ],
  };
}

function callsTable(lines: Line[]): Table {
  const endpoints = [...new Set(lines.flatMap(({ filling }) => Object.keys(filling.usage.endpoints)))].sort();
  return {
    title: "Backfill: requests per 1,000 emails",
    columns: ["", ...lines.map(({ name }) => name.trim())],
    rows: [
      ["database round trips", ...lines.map((line) => perThousand(line, ({ roundTrips }) => roundTrips))],
      ["provider requests", ...lines.map((line) => perThousand(line, ({ requests }) => requests))],
      ["provider quota units", ...lines.map((line) => perThousand(line, ({ units }) => units))],
      ...endpoints.map((endpoint) => [
        `  ${endpoint}`,
        ...lines.map((line) => perThousand(line, (usage) => usage.endpoints[endpoint]?.requests ?? 0)),
      ]),
    ],
    notes: [
      "Calls inside a batch request are counted under their own endpoint too; provider requests are not.",
    ],
  };
}

function perThousand({ filling }: Line, value: (usage: Usage) => number): string {
  return figure(Math.round((value(filling.usage) * 10_000) / filling.emails) / 10);
}
