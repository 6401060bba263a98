import { sql } from "drizzle-orm";
import * as z from "zod";
import type { SandboxSession } from "#sandbox/start/signIn.ts";
import { type TimelineQuery, timelineQuerySchema } from "#shared/timeline.ts";
import type { UserContext } from "#worker/context.ts";
import { listTimeline } from "#worker/timeline/listTimeline.ts";
import { lookUp } from "#worker/timeline/lookUp/lookUp.ts";
import { type SyntheticMailbox, threadOf } from "./stack/syntheticMail.ts";

/** Something that the product is asked; `turn` varies what is asked for. */
export interface Question {
  name: string;
  /** The verb, called in Node. */
  verb(turn: number): Promise<unknown>;
  /** The same over HTTP, from the Worker; null for the common way, which has no route. */
  http: ((turn: number) => Promise<unknown>) | null;
}

/** What questions are asked of. */
export interface Asked {
  ctx: UserContext;
  session: SandboxSession;
  mailbox: SyntheticMailbox;
  /** Emails in the mailbox. */
  emails: number;
}

const pageSize = 50;
const deepPages = [1, 20, 200];

/** All questions: the product's first, then the common way's. */
export async function questionsOf(asked: Asked): Promise<Question[]> {
  const { ctx, mailbox, emails } = asked;
  const [largest = "", ...others] = mailbox.businesses.map(({ id }) => id);
  const usual = (turn: number) => others[(turn * 37) % others.length] ?? largest;
  const pages = deepPages.map((page) => Math.max(1, Math.min(page, Math.floor(emails / pageSize))));
  const cursors = await cursorsOf(ctx, pages);
  const threads = await threadsOf(ctx, largest);
  return [
    timeline(asked, "business of 5 %", () => ({ businessId: largest })),
    timeline(asked, "business of 5 %, by conversation", () => ({ businessId: largest, groupBy: "thread" })),
    // Few enough that such a business has them in the smaller mailbox too.
    timeline(asked, "usual business, 5 conversations", (turn) => ({
      businessId: usual(turn),
      limit: 5,
      groupBy: "thread",
    })),
    ...pages.map((_, at) => {
      const cursor = cursors[at];
      const query: TimelineQuery = cursor === undefined ? { userId: "me" } : { userId: "me", cursor };
      return timeline(asked, `own mail, page ${deepPages[at]}`, () => query);
    }),
    timeline(asked, "search of a rare word", (turn) => ({ q: threadOf((turn * 7_919) % emails) })),
    timeline(asked, "search of a word in all emails", () => ({ q: "pallets" })),
    timeline(asked, "the same by relevance", () => ({ q: "pallets", sort: "relevance" })),
    timeline(asked, "search of a beginning, by conversation", () => ({ q: "pal*", groupBy: "thread" })),
    lookup(asked, "lookup of any thread", (turn) => threadOf((turn * 7_919) % emails)),
    lookup(asked, "lookup in the business of 5 %", (turn) => threads[turn % threads.length] ?? ""),
    ...pages.map((page, at) => offsetPage(asked, `common way: own mail, page ${deepPages[at]}`, page)),
  ];
}

/** The cursors behind which the pages begin, found by turning pages; undefined for the first. */
async function cursorsOf(ctx: UserContext, pages: number[]): Promise<(string | undefined)[]> {
  const starts: (string | undefined)[] = [undefined];
  while (starts.length < Math.max(...pages)) {
    const cursor = starts.at(-1);
    const filter = { userId: "me", limit: pageSize, ...(cursor === undefined ? {} : { cursor }) };
    starts.push((await listTimeline(ctx, filter)).nextCursor ?? undefined);
  }
  return pages.map((page) => starts[page - 1]);
}

async function threadsOf(ctx: UserContext, businessId: string): Promise<string[]> {
  const rows = await ctx.db.all(sql`select distinct thread_id from email_sync
    where organization_id = ${ctx.actor.organizationId} and business_id = ${businessId} limit 100`);
  return z
    .array(z.object({ thread_id: z.string() }))
    .parse(rows)
    .map((row) => row.thread_id);
}

function timeline(asked: Asked, name: string, query: (turn: number) => TimelineQuery): Question {
  const { ctx, session } = asked;
  return {
    name,
    verb: (turn) => listTimeline(ctx, timelineQuerySchema.parse(query(turn))),
    http: (turn) =>
      session.call("GET", `/v1/timeline?${new URLSearchParams(query(turn) as Record<string, string>)}`),
  };
}

function lookup(asked: Asked, name: string, thread: (turn: number) => string): Question {
  const { ctx, session, mailbox } = asked;
  const query = (turn: number) => ({
    provider: "google" as const,
    account: mailbox.accountEmail,
    threadId: thread(turn),
  });
  return {
    name,
    verb: (turn) => lookUp(ctx, query(turn)),
    http: (turn) => session.call("GET", `/v1/lookup?${new URLSearchParams(query(turn))}`),
  };
}

/** A page as it is mostly asked for: joined rows, and an offset over which the database has to walk. */
function offsetPage({ ctx, mailbox }: Asked, name: string, page: number): Question {
  return {
    name,
    verb: () =>
      ctx.db.all(sql`select e.*, b.name as business_name, c.name as contact_name, p.account_email
        from email_sync e left join business b on b.id = e.business_id left join contact c on c.id = e.contact_id
        left join email_provider p on p.id = e.email_provider_id
        where e.organization_id = ${mailbox.organizationId} and e.user_id = ${mailbox.userId} and e.is_deleted = 0
        order by e.sent_at desc limit ${pageSize} offset ${(page - 1) * pageSize}`),
    http: null,
  };
}
