import { createClient } from "@libsql/client/web";

interface Given {
  url: string;
  authToken: string;
}

const columns = `id, kind, account_email, status, enabled, listed, stored, skipped, pending, estimated, next_sync_at,
  last_sync_at, last_change_at, dirty_at, retry_after, failure_count, failing_since, error_code, error_action, deaths,
  json_array_length(suspects) as suspects, rate, lease_owner is not null as is_leased, lease_until, epoch,
  push_channel_id is not null as has_push, push_expires_at, push_due_at, push_failure_count,
  (select count(*) from json_each(deliveries)) as delivery_addresses, disconnected_at`;

/** What belongs to the story of a mailbox, by title; no query reads an email, a subject or another address. */
const chapters: [string, string][] = [
  [
    "cursors",
    "select scope, phase, page_token is not null as is_midway, generation, updated_at from sync_cursor",
  ],
  ["gaps", "select scope, reason, since, opened_at, closed_at from sync_gap"],
  [
    "pending",
    "select reason, count(*) as emails, max(attempts) as most_attempts, min(next_try_at) as next_try_at from sync_pending",
  ],
  ["skips", "select reason, count(*) as emails from sync_skip"],
  [
    "runs",
    "select started_at, lane, outcome, stored, changed, skipped, pending, error_code, ended_at - started_at as took_ms from sync_run",
  ],
  [
    "opened on screen",
    "select count(*) as asked, sum(done_at is null) as waiting, max(asked_at) as last_asked_at from sync_opened",
  ],
  ["notifications", "select kind, created_at, read_at, closed_at from notification"],
  ["dead letters", "select type, rounds, next_try_at from dead_letter"],
];

const endings: Record<string, string> = {
  pending: "group by reason",
  skips: "group by reason",
  runs: "order by started_at desc limit 10",
  gaps: "order by opened_at desc limit 10",
  notifications: "order by created_at desc limit 10",
};

/**
 * The state and the story of each mailbox with this id or address, as text for an operator: no content of emails, and
 * no address but the account's own. Times are told as distances from `now` (milliseconds UTC).
 */
export async function mailboxStory(given: Given, idOrAddress: string, now: number): Promise<string | null> {
  const client = createClient(given);
  try {
    const found = await client.execute({
      sql: `select ${columns} from email_provider where id = ? or account_email = lower(?)`,
      args: [idOrAddress, idOrAddress],
    });
    const stories: string[] = [];
    for (const row of found.rows) {
      const queries = chapters.map(([title, text]) => ({
        sql: `${text} where email_provider_id = ? ${endings[title] ?? ""}`,
        args: [String(row.id)],
      }));
      const results = await client.batch(queries, "read");
      const parts = results.map((result, number) => {
        const lines = result.rows.map((one) => `  ${line(result.columns, one, now)}`);
        return [`${chapters[number]?.[0]}${lines.length === 0 ? ": none" : ""}`, ...lines].join("\n");
      });
      const state = found.columns.map((name) => `  ${name}: ${valueText(name, row[name], now)}`);
      stories.push([`mailbox ${row.id}`, ...state, ...parts].join("\n"));
    }
    return stories.length === 0 ? null : stories.join("\n\n");
  } finally {
    client.close();
  }
}

function line(names: string[], row: Record<string, unknown>, now: number): string {
  return names.map((name) => `${name}=${valueText(name, row[name], now)}`).join(" ");
}

function valueText(name: string, value: unknown, now: number): string {
  if (value === null || value === undefined) return "-";
  const isTime = /(_at|_until|_since|since|retry_after)$/.test(name) && Number(value) > 0;
  return isTime ? distance(Number(value) - now) : String(value);
}

/** Such as "3m ago" and "in 2h". */
function distance(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  const units = [
    ["d", 86_400],
    ["h", 3_600],
    ["m", 60],
  ] as const;
  const unit = units.find(([, size]) => seconds >= 2 * size);
  const text = unit === undefined ? `${seconds}s` : `${Math.floor(seconds / unit[1])}${unit[0]}`;
  return milliseconds > 0 ? `in ${text}` : `${text} ago`;
}
