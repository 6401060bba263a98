import { sql } from "drizzle-orm";
import * as z from "zod";
import { signIn } from "#sandbox/start/signIn.ts";
import { createEmailProvider } from "#test/factory/organization.ts";
import type { Actor } from "#worker/context.ts";
import { type Asked, questionsOf } from "./questions.ts";
import { figure, ratio, type Table } from "./report.ts";
import type { BenchSettings } from "./settings.ts";
import type { Stack } from "./stack/stack.ts";
import { enterSyntheticBusinesses, storeSyntheticMail } from "./stack/syntheticMail.ts";
import { usageOf } from "./stack/usage.ts";
import { percentile } from "./statistics.ts";

/** Milliseconds that a question took, asked again and again. */
interface Times {
  name: string;
  verb: number[];
  http: number[] | null;
  /** The database's own processor milliseconds for one call of the verb: what others do on the machine is not in it. */
  database: number;
  /** Database round trips of one question over HTTP. */
  roundTrips: number | null;
}

/** How long a page of the timeline and a lookup take, and how that grows with the mailbox. */
export async function benchTimeline(
  stack: Stack,
  settings: BenchSettings,
  say: (line: string) => void,
): Promise<Table[]> {
  const asked = await openMailbox(stack);
  const measured: Times[][] = [];
  for (const emails of settings.timelines) {
    say(`timeline: storing ${figure(emails)} emails …`);
    await storeSyntheticMail(stack.ctx, asked.mailbox, asked.emails, emails);
    asked.emails = emails;
    say(`timeline: asking ${settings.questions} times each …`);
    measured.push(await askAll(stack, asked, settings.questions));
  }
  const [small = [], large = []] = measured;
  return [table(small, large, settings.timelines)];
}

const userSchema = z.tuple([
  z.object({ id: z.string(), organization_id: z.string(), session_id: z.string() }),
]);

/** Signs a person in and gives them a mailbox that is never synced: its mail is made up in the database. */
async function openMailbox(stack: Stack): Promise<Asked> {
  const { ctx } = stack;
  const address = await stack.google.ask("fillMailbox", 0, 0);
  const session = await signIn(stack.workerUrl, { address, provider: "google" });
  const [user] = userSchema.parse(
    await ctx.db.all(sql`select u.id, u.organization_id, s.id as session_id
      from user u join session s on s.user_id = u.id where u.email = ${address} limit 1`),
  );
  const { id: userId, organization_id: organizationId } = user;
  const actor: Actor = { userId, organizationId, sessionId: user.session_id, role: "admin" };
  const { id } = await createEmailProvider(ctx, { ...actor, email: address }, { enabled: false });
  const businesses = await enterSyntheticBusinesses(ctx, organizationId);
  const mailbox = { id, organizationId, userId, accountEmail: address, businesses, newest: Date.now() };
  return { ctx: { ...ctx, actor }, session, mailbox, emails: 0 };
}

async function askAll(stack: Stack, asked: Asked, turns: number): Promise<Times[]> {
  const all: Times[] = [];
  for (const { name, verb, http } of await questionsOf(asked)) {
    await ask(verb, turns / 10);
    const before = await stack.database.ask("cpuSeconds");
    const verbTimes = await ask(verb, turns);
    const database = (((await stack.database.ask("cpuSeconds")) - before) * 1000) / turns;
    if (http === null) {
      all.push({ name, verb: verbTimes, database, http: null, roundTrips: null });
      continue;
    }
    const { usage } = await usageOf(stack, () => http(0));
    await ask(http, turns / 10);
    all.push({
      name,
      verb: verbTimes,
      database,
      http: await ask(http, turns),
      roundTrips: usage.roundTrips,
    });
  }
  return all;
}

/** Milliseconds of each of so many answers, one after the other. */
async function ask(question: (turn: number) => Promise<unknown>, turns: number): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const started = performance.now();
    await question(turn);
    times.push(performance.now() - started);
  }
  return times;
}

function table(small: Times[], large: Times[], [few, many]: [number, number]): Table {
  const p50 = (times: number[] | null) => (times === null ? "–" : figure(percentile(times, 0.5)));
  const p95 = (times: number[] | null) => (times === null ? "–" : figure(percentile(times, 0.95)));
  const growth = (before: number[] | null, after: number[] | null, share: number) =>
    before === null || after === null ? "–" : ratio(percentile(after, share), percentile(before, share));
  const rows = large.map((after, at) => {
    const before = small[at] ?? after;
    return [
      after.name,
      growth(before.verb, after.verb, 0.95),
      growth(before.verb, after.verb, 0.5),
      ratio(after.database, before.database),
      growth(before.http, after.http, 0.95),
      `${p50(before.verb)} / ${p95(before.verb)}`,
      `${p50(after.verb)} / ${p95(after.verb)}`,
      `${p50(before.http)} / ${p95(before.http)}`,
      `${p50(after.http)} / ${p95(after.http)}`,
      figure(after.roundTrips),
    ];
  });
  const sizes = [few, many].map((size) => figure(size));
  return {
    title: `Timeline and lookup: ${sizes[1]} emails against ${sizes[0]}`,
    columns: [
      "",
      "p95 growth",
      "p50 growth",
      "database's work",
      "p95 growth, HTTP",
      `verb ms at ${sizes[0]}`,
      `verb ms at ${sizes[1]}`,
      `HTTP ms at ${sizes[0]}`,
      `HTTP ms at ${sizes[1]}`,
      "round trips",
    ],
    rows,
    notes: [
      "Growth: how many times as long. Database's work: growth of its own processor time, which a busy machine does not blur.",
      "Milliseconds are p50 / p95. Verb: called in Node, one round trip to the database over loopback; HTTP: through the Worker in workerd.",
      "Pages of 50. The common way is one joined select with an offset; where a mailbox has fewer pages, its last is read.",
    ],
  };
}
