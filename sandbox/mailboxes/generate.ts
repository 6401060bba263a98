import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import type { EmailKind, Exchange, Turn } from "./exchanges/exchange.ts";
import { exchangeAt, type HistoryOptions } from "./history.ts";
import { labelsFor } from "./labels.ts";
import type { Colleague } from "./person.ts";
import { hash32 } from "./random.ts";
import type { World } from "./world.ts";
import { writeEmail } from "./writing.ts";

export { generateWorld, type World } from "./world.ts";

export interface GeneratedEmail extends SampleEmail {
  /** With its angle brackets, as in the header. */
  messageId: string;
  /** For evaluation only. `businesses` are names of the world; empty: it belongs to none. */
  truth: { businesses: string[]; kind: EmailKind };
}

/** Where an email of the mailbox is found again: time, exchange, turn. */
interface Place {
  receivedAt: number;
  exchange: number;
  turn: number;
}

/**
 * The mailbox of one of our people: exactly `emails` emails, oldest first, the newest shortly before `until`
 * (milliseconds UTC), spread over `years` (3 if absent) with more in recent times.
 *
 * Lazy: who wrote to whom is settled first and held as three numbers per email, each email is written out when it is
 * asked for. Two colleagues of one world and seed hold the emails both took part in, with one Message-ID.
 * Throws a RangeError if `owner` is not one of the world's people or `emails` is no whole number.
 */
export function* generateMailbox(
  world: World,
  options: { owner: string; emails: number; seed: number; until: number; years?: number },
): Generator<GeneratedEmail, void, undefined> {
  const owner = world.organization.people.find(({ address }) => address === options.owner);
  if (!owner) throw new RangeError(`Nobody in ${world.organization.name} has the address ${options.owner}.`);
  if (!Number.isSafeInteger(options.emails) || options.emails < 0)
    throw new RangeError("The number of emails must be a whole number of at least 0.");
  const history: HistoryOptions = { seed: options.seed, until: options.until, years: options.years ?? 3 };
  const recent = new Map<number, Exchange>();
  for (const place of placesOf(world, owner, options.emails, history)) {
    const exchange = recall(
      recent,
      place.exchange,
      () => exchangeAt(world, place.exchange, owner.address, history)!,
    );
    yield emailIn(owner, exchange, exchange.turns.find(({ index }) => index === place.turn)!, options.until);
  }
}

function placesOf(world: World, owner: Colleague, emails: number, history: HistoryOptions): Place[] {
  const places: Place[] = [];
  for (let exchange = 0; places.length < emails; exchange++) {
    const cast = exchangeAt(world, exchange, owner.address, history);
    if (!cast) continue;
    const received = cast.turns
      .filter((turn) => holds(owner, turn))
      .map((turn) => ({ receivedAt: arrivalOf(owner, cast, turn), exchange, turn: turn.index }));
    // The last exchange is cut where the mailbox is full; its beginning stays.
    places.push(...received.slice(0, emails - places.length));
  }
  return places.sort((a, b) => a.receivedAt - b.receivedAt || a.exchange - b.exchange || a.turn - b.turn);
}

/** Keeps the exchanges that were asked for last: those whose emails are still being written out. */
function recall(recent: Map<number, Exchange>, number: number, cast: () => Exchange): Exchange {
  const known = recent.get(number);
  if (known) return known;
  if (recent.size > 2_000) recent.delete(recent.keys().next().value!);
  const exchange = cast();
  recent.set(number, exchange);
  return exchange;
}

/** The address as it is ours: without what follows a plus. */
const withoutTag = (address: string) => address.replace(/\+[^@]*@/, "@");

function isOwn(owner: Colleague, address: string): boolean {
  const plain = withoutTag(address);
  return plain === owner.address || owner.aliases.includes(plain);
}

function holds(owner: Colleague, turn: Turn): boolean {
  if (turn.sender === owner) return true;
  if (turn.draft) return false;
  return (
    [...turn.to, ...turn.cc].some(({ address }) => isOwn(owner, address)) ||
    turn.throughGroup.includes(owner.address)
  );
}

/** A few seconds after it was sent, differently in each mailbox; the owner's own mail lies there at once. */
function arrivalOf(owner: Colleague, exchange: Exchange, turn: Turn): number {
  if (turn.sender === owner) return turn.sentAt;
  return turn.sentAt + 1_000 + (hash32(`${owner.address}${exchange.key}${turn.index}`) % 9_000);
}

function emailIn(owner: Colleague, exchange: Exchange, turn: Turn, until: number): GeneratedEmail {
  const sentByOwner = turn.sender === owner;
  const receivedAt = arrivalOf(owner, exchange, turn);
  const named =
    [...turn.to, ...turn.cc].find(({ address }) => isOwn(owner, address))?.address ?? owner.address;
  const { raw, messageId } = writeEmail(
    turn,
    exchange.key,
    sentByOwner ? undefined : { to: named, at: receivedAt },
  );
  return {
    raw,
    receivedAt,
    threadKey: exchange.key,
    labels: labelsFor(turn, messageId, owner.address, sentByOwner, until),
    messageId,
    truth: { businesses: turn.businesses, kind: turn.kind },
  };
}
