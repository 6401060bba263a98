import { automated } from "./exchanges/automated.ts";
import { bounce } from "./exchanges/bounce.ts";
import { calendar } from "./exchanges/calendar.ts";
import { internal, personal } from "./exchanges/chat.ts";
import { conversation } from "./exchanges/conversation.ts";
import type { Exchange, ExchangeKind } from "./exchanges/exchange.ts";
import { mailingList } from "./exchanges/mailingList.ts";
import { newsletter } from "./exchanges/newsletter.ts";
import { castReference, referenceScripts } from "./exchanges/reference.ts";
import { spam } from "./exchanges/spam.ts";
import { createRandom } from "./random.ts";
import { intoWorkHours } from "./workHours.ts";
import type { World } from "./world.ts";

const kinds: [ExchangeKind, number][] = [
  [conversation, 30],
  [internal, 5],
  [newsletter, 26],
  [automated, 18],
  [calendar, 7],
  [personal, 5],
  [mailingList, 5],
  [bounce, 1],
  [spam, 3],
];

/** What fixes the whole correspondence of the organization. */
export interface HistoryOptions {
  seed: number;
  until: number;
  years: number;
}

/**
 * Exchange number `n` of the organization, or `undefined` if `owner` has no part in it.
 *
 * The exchanges are numbered, not dated: number `n` lies anywhere in the years before `until`, more likely late than
 * early. So a mailbox of 50 and one of 200,000 emails span the same years, and the smaller takes its exchanges from
 * the same numbers as the larger, as do the mailboxes of two colleagues.
 */
export function exchangeAt(
  world: World,
  n: number,
  owner: string,
  options: HistoryOptions,
): Exchange | undefined {
  const { people } = world.organization;
  const { until } = options;
  const key = `${options.seed}-${n}`;
  const random = createRandom("exchange", world.seed, key);
  const script = referenceScripts[n];
  if (script) {
    const setting = { world, key, startsAt: until, random, colleague: people[0]!, other: people[1]! };
    return { key, turns: castReference(setting, script, until) };
  }
  const kind = random.weighted(kinds);
  const [colleague, other] = random.shuffled(people) as [(typeof people)[0], (typeof people)[0]];
  const concerns =
    colleague.address === owner ||
    kind.involves === "all" ||
    (kind.involves === "both" && other.address === owner);
  if (!concerns) return undefined;
  const age = options.years * 365 * 86_400_000 * random.next() ** 1.9;
  let startsAt = intoWorkHours(random, until - age, "GB");
  // What would lie in the future is moved back, past the weekend.
  if (startsAt > until - 60_000) {
    do startsAt -= 86_400_000;
    while (startsAt > until - 60_000 || [0, 6].includes(new Date(startsAt).getUTCDay()));
  }
  const turns = kind.cast({ world, key, startsAt, random, colleague, other });
  return { key, turns: turns.filter(({ sentAt }) => sentAt <= until - 15_000) };
}
