import { createClient } from "@libsql/client/web";
import type { Business } from "#shared/business.ts";
import type { Page } from "#shared/page.ts";
import type { Provider } from "#shared/provider.ts";
import type { TimelinePage } from "#shared/timeline.ts";
import type { SandboxSession } from "./signIn.ts";

/** What `npm start -- --json` prints on its last line. */
export interface Summary {
  accounts: {
    kind: string;
    address: string;
    listed: number;
    stored: number;
    skipped: number;
    pending: number;
  }[];
  businesses: number;
  /** Emails by what filed them. */
  filed: Record<string, number>;
}

interface Database {
  url: string;
  authToken: string;
}

/** Rows of a question to the local database: figures for which the product has no page. */
async function counts(database: Database, question: string): Promise<Record<string, number>> {
  const client = createClient(database);
  try {
    const { rows } = await client.execute(question);
    return Object.fromEntries(rows.map((row) => [String(row[0]), Number(row[1])]));
  } finally {
    client.close();
  }
}

/** Emails that lie in more than one mailbox, each counted once. */
const sharedEmails = `select 'all', count(*) from (select message_key from email_sync
  group by organization_id, message_key having count(distinct email_provider_id) > 1)`;

export async function readSummary(sessions: SandboxSession[], database: Database) {
  const pages = await Promise.all(
    sessions.map((session) => session.call<Page<Provider>>("GET", "/v1/providers")),
  );
  const accounts = pages.flatMap((page) => page.items);
  const [session] = sessions;
  if (session === undefined) throw new Error("Nobody is signed in.");
  const summary: Summary = {
    accounts: accounts.map(({ kind, accountEmail, counts }) => ({ kind, address: accountEmail, ...counts })),
    businesses: (await counts(database, "select 'all', count(*) from business")).all ?? 0,
    filed: await counts(
      database,
      "select source, count(*) from association where state = 'filed' and is_primary = 1 group by source order by 2 desc",
    ),
  };
  const skipped = await counts(database, "select reason, count(*) from sync_skip group by reason");
  const waiting = await counts(database, "select reason, count(*) from sync_pending group by reason");
  const shared = (await counts(database, sharedEmails)).all ?? 0;
  const { items } = await session.call<Page<Business>>("GET", "/v1/businesses?limit=200");
  const busiest = items.toSorted((a, b) => b.emailCount - a.emailCount)[0];
  const timeline = busiest
    ? await session.call<TimelinePage>("GET", `/v1/timeline?businessId=${busiest.id}&limit=5`)
    : { items: [] };
  return { summary, skipped, waiting, shared, busiest, newest: timeline.items };
}

const number = (value: number) => value.toLocaleString("en");
const list = (reasons: Record<string, number>) =>
  Object.entries(reasons)
    .map(([reason, amount]) => `${number(amount)} ${reason}`)
    .join(", ");

/** The summary as a person reads it. */
export function describe(read: Awaited<ReturnType<typeof readSummary>>): string {
  const { summary, skipped, waiting, shared, busiest, newest } = read;
  const lines = summary.accounts.map(
    (account) =>
      `${account.address}: ${number(account.listed)} emails listed = ${number(account.stored)} stored + ` +
      `${number(account.skipped)} skipped + ${number(account.pending)} pending`,
  );
  lines.push(
    `Skipped: ${list(skipped) || "nothing"}; pending: ${list(waiting) || "nothing"}. Spam and trash stay out.`,
  );
  if (shared > 0) lines.push(`${number(shared)} emails lie in both mailboxes, and show once.`);
  lines.push(`${summary.businesses} businesses; filed by ${list(summary.filed) || "nobody yet"}`);
  if (busiest) lines.push(`The newest of ${busiest.name}:`);
  for (const item of newest) {
    const day = new Date(item.sentAt).toISOString().slice(0, 10);
    lines.push(`  ${day}  ${item.from?.name || item.from?.address || "?"}: ${item.subject ?? ""}`);
  }
  return lines.join("\n");
}
