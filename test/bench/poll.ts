import { sql } from "drizzle-orm";
import * as z from "zod";
import { openCommonWay, storeOneByOne } from "./commonWay.ts";
import { figure, ratio, type Table } from "./report.ts";
import type { BenchSettings } from "./settings.ts";
import { connectMailbox, type SampleMailbox, syncOnce } from "./stack/sampleMailbox.ts";
import type { Stack } from "./stack/stack.ts";
import { type Usage, usageOf } from "./stack/usage.ts";
import { median } from "./statistics.ts";

/** One way to bring a mailbox up to date. */
interface Poll {
  name: string;
  milliseconds: number;
  usage: Usage;
}

const modifyScope = "https://www.googleapis.com/auth/gmail.modify";
const mailboxSize = 300;

/** What it costs to look for changes: where there are none, and where a page of them waits. */
export async function benchPoll(
  stack: Stack,
  settings: BenchSettings,
  say: (line: string) => void,
): Promise<Table[]> {
  const mailbox = await connectMailbox(stack, 0, mailboxSize);
  const times = Array.from({ length: settings.polls }, (_, at) => at);
  const measure = async (name: string, prepare: () => Promise<void>) => {
    say(`poll: ${name} …`);
    const polls: Poll[] = [];
    for (const _ of times) {
      await prepare();
      polls.push(await poll(stack, mailbox, name));
    }
    return middle(polls);
  };
  const { control } = stack.google;
  const ids = (await control.emails(mailbox.address, { limit: settings.changes })).map(({ id }) => id);
  let isRead = false;
  const tick = await idleTick(stack);
  const polls = [
    await measure("nothing has changed", async () => undefined),
    await measure(`${figure(settings.changes)} new emails`, () => deliver(stack, mailbox, settings.changes)),
    await measure(`${figure(settings.changes)} emails marked`, async () => {
      isRead = !isRead;
      await control.mark(mailbox.address, ids, { read: isRead, starred: !isRead });
    }),
  ];
  return [table(polls, tick, await common(stack, mailbox, settings.changes))];
}

async function poll(stack: Stack, mailbox: SampleMailbox, name: string): Promise<Poll> {
  const { result, usage } = await usageOf(stack, () => syncOnce(stack, mailbox.id));
  return { name, milliseconds: result, usage };
}

/** What the cron costs where no mailbox is due: its one question is asked for all mailboxes together. */
async function idleTick(stack: Stack): Promise<number> {
  const { usage } = await usageOf(stack, () => stack.tick());
  return usage.roundTrips;
}

let delivered = 0;

async function deliver(stack: Stack, { address }: SampleMailbox, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    delivered += 1;
    const raw = [
      `From: Ana Ruiz <ana.ruiz@orbis.example>`,
      `To: ${address}`,
      `Subject: Delivery ${delivered}`,
      `Message-ID: <bench-${delivered}@orbis.example>`,
      "Content-Type: text/plain; charset=utf-8",
      "",
      `The pallets of order ${delivered} leave tomorrow.`,
    ].join("\r\n");
    await stack.google.control.deliver(address, { raw: new TextEncoder().encode(raw) });
  }
}

function middle(polls: Poll[]): Poll {
  const time = median(polls.map((poll) => poll.milliseconds));
  const found = polls.find((poll) => poll.milliseconds === time);
  if (found === undefined) throw new Error("Nothing was measured.");
  return found;
}

const historySchema = z.object({
  history: z
    .array(
      z.object({ messagesAdded: z.array(z.object({ message: z.object({ id: z.string() }) })).default([]) }),
    )
    .default([]),
});
const valueSchema = z.tuple([z.object({ value: z.string() })]);

/** The same new emails the common way: the history, then one get and one upsert for each. */
async function common(stack: Stack, mailbox: SampleMailbox, changes: number): Promise<Poll> {
  const { accessToken } = await stack.google.control.grant(mailbox.address, [modifyScope]);
  const [{ value }] = valueSchema.parse(
    await stack.ctx.db.all(sql`select value from sync_cursor
      where email_provider_id = ${mailbox.id} and scope like 'changes:%'`),
  );
  await deliver(stack, mailbox, changes);
  const way = await openCommonWay({
    googleUrl: stack.google.url,
    accessToken,
    databaseUrl: await stack.database.ask("createDatabase", "common"),
    authToken: stack.database.authToken,
  });
  const started = performance.now();
  const { usage } = await usageOf(stack, async () => {
    const url = `${stack.google.url}/gmail/v1/users/me/history?startHistoryId=${value}&maxResults=500`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } });
    const { history } = historySchema.parse(await answer.json());
    const ids = history.flatMap((record) => record.messagesAdded.map(({ message }) => message.id));
    await storeOneByOne(way, [...new Set(ids)], 1);
  });
  way.database.close();
  return {
    name: `${figure(changes)} new emails, the common way`,
    milliseconds: performance.now() - started,
    usage,
  };
}

function table(polls: Poll[], tick: number, common: Poll): Table {
  const row = (poll: Poll, scheduling: number) => [
    poll.name,
    ratio(poll.usage.requests, common.usage.requests),
    ratio(poll.usage.roundTrips - scheduling, common.usage.roundTrips),
    figure(poll.usage.requests),
    figure(poll.usage.roundTrips - scheduling),
    figure(poll.usage.units),
    figure(Math.round(poll.milliseconds)),
  ];
  return {
    title: "Poll: what it costs to look for changes (medians)",
    columns: [
      "",
      "requests to common",
      "round trips to common",
      "provider requests",
      "database round trips",
      "quota units",
      "ms",
    ],
    rows: [...polls.map((poll) => row(poll, tick)), row(common, 0)],
    notes: [
      `Without the cron's own round trips (${figure(tick)}), which it makes for all mailboxes together. Milliseconds from its tick to the end.`,
    ],
  };
}
