import { type Client, createClient } from "@libsql/client/web";
import * as z from "zod";

/** Where the common way reads from and writes to. */
export interface CommonWay {
  googleUrl: string;
  accessToken: string;
  database: Client;
}

const table = [
  `create table if not exists message (
    id text primary key, thread_id text not null, sent_at integer not null, sender text, recipients text, cc text,
    subject text, snippet text, body text, labels text)`,
  "create index if not exists message_thread on message (thread_id)",
  "create index if not exists message_sent on message (sent_at desc)",
];

const listSchema = z.object({
  messages: z.array(z.object({ id: z.string() })).default([]),
  nextPageToken: z.string().optional(),
});

interface Part {
  mimeType: string;
  body?: { data?: string | undefined } | undefined;
  parts?: Part[] | undefined;
}
const partSchema: z.ZodType<Part> = z.lazy(() =>
  z.object({
    mimeType: z.string(),
    body: z.object({ data: z.string().optional() }).optional(),
    parts: z.array(partSchema).optional(),
  }),
);
const messageSchema = z.object({
  id: z.string(),
  threadId: z.string(),
  internalDate: z.string(),
  labelIds: z.array(z.string()).default([]),
  snippet: z.string().default(""),
  payload: z.intersection(
    partSchema,
    z.object({ headers: z.array(z.object({ name: z.string(), value: z.string() })) }),
  ),
});

/** A database of its own for the common way, with one table. */
export async function openCommonWay(options: {
  googleUrl: string;
  accessToken: string;
  databaseUrl: string;
  authToken: string;
}): Promise<CommonWay> {
  const database = createClient({ url: options.databaseUrl, authToken: options.authToken });
  await database.batch(table, "write");
  return { googleUrl: options.googleUrl, accessToken: options.accessToken, database };
}

/** The newest ids of the mailbox, a listing of a hundred at a time. */
export async function listIds(way: CommonWay, most: number): Promise<string[]> {
  const ids: string[] = [];
  let pageToken: string | undefined;
  do {
    const query = new URLSearchParams({ maxResults: "100", ...(pageToken ? { pageToken } : {}) });
    const page = listSchema.parse(await getJson(way, `messages?${query}`));
    ids.push(...page.messages.map((message) => message.id));
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined && ids.length < most);
  return ids.slice(0, most);
}

/**
 * Syncs emails as most programs do: for each id one `messages.get`, for each email one upsert. `concurrency` says how
 * many are under way at once.
 */
export async function storeOneByOne(way: CommonWay, ids: string[], concurrency: number): Promise<void> {
  const waiting = [...ids];
  const work = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await storeOne(way, id);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
}

async function storeOne(way: CommonWay, id: string): Promise<void> {
  const message = messageSchema.parse(await getJson(way, `messages/${id}?format=full`));
  const header = (name: string) =>
    message.payload.headers.find((one) => one.name.toLowerCase() === name)?.value ?? null;
  await way.database.execute({
    sql: `insert into message (id, thread_id, sent_at, sender, recipients, cc, subject, snippet, body, labels)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (id) do update set thread_id = excluded.thread_id, sent_at = excluded.sent_at,
        sender = excluded.sender, recipients = excluded.recipients, cc = excluded.cc, subject = excluded.subject,
        snippet = excluded.snippet, body = excluded.body, labels = excluded.labels`,
    args: [
      message.id,
      message.threadId,
      Number(message.internalDate),
      header("from"),
      header("to"),
      header("cc"),
      header("subject"),
      message.snippet,
      bodyOf(message.payload),
      JSON.stringify(message.labelIds),
    ],
  });
}

function bodyOf(part: Part): string {
  if (part.mimeType.startsWith("text/") && part.body?.data)
    return Buffer.from(part.body.data, "base64url").toString("utf8");
  return (part.parts ?? []).map(bodyOf).find((text) => text !== "") ?? "";
}

async function getJson({ googleUrl, accessToken }: CommonWay, path: string): Promise<unknown> {
  const answer = await fetch(`${googleUrl}/gmail/v1/users/me/${path}`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}`);
  return answer.json();
}
