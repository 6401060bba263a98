import type { AssociationView } from "#shared/association.ts";
import { CallFailure } from "../callFailure.ts";
import { type QueueableCall, type QueuedCall, withQueued } from "./queuedCall.ts";

/** What the outbox needs of the world around it. */
export interface OutboxPorts {
  load(): Promise<QueuedCall[]>;
  save(queue: QueuedCall[]): Promise<void>;
  /** @throws CallFailure */
  send(call: QueueableCall, input: unknown): Promise<unknown>;
  /** How an email is filed now. @throws CallFailure */
  filingOf(emailId: string): Promise<AssociationView[]>;
  /** Who is signed in. @throws CallFailure */
  ownId(): Promise<string>;
  /** Whose changes these are, as far as it is known. */
  owner(): Promise<string | null>;
  setOwner(id: string): Promise<void>;
  /** Milliseconds UTC of the API's clock when it last answered. */
  knownUntil(): Promise<number>;
  newId(): string;
  /** The queue changed: surfaces should look again. `sent`: what they show may have changed as well. */
  announce(queue: readonly QueuedCall[], sent: boolean): Promise<void>;
}

export interface Outbox {
  waiting(): Promise<QueuedCall[]>;
  add(call: QueueableCall, input: { id: string }): Promise<void>;
  /** Sends what waits, in order, until the connection is lost again. */
  flush(): Promise<void>;
  /** What became of a change in trouble: send it all the same, or drop it. */
  settle(id: string, decision: "send" | "drop"): Promise<void>;
  /** Somebody signed in: what another person left here is dropped, never sent in this one's name. */
  claim(): Promise<void>;
  forget(): Promise<void>;
}

/** Failures that pass: the change keeps waiting. */
const passing = new Set([
  "offline",
  "unavailable",
  "rate_limited",
  "internal_error",
  "signed_out",
  "provider_error",
]);

/** Keeps changes made without a connection, and sends each once when there is one again. */
export function createOutbox(ports: OutboxPorts): Outbox {
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: two flushes at a time would send twice. */
  function inTurn<Value>(task: () => Promise<Value>): Promise<Value> {
    const run = last.then(task, task);
    last = run.catch(() => undefined);
    return run;
  }

  async function change(edit: (queue: QueuedCall[]) => QueuedCall[], sent = false): Promise<void> {
    const queue = edit(await ports.load());
    await ports.save(queue);
    await ports.announce(queue, sent);
  }

  /** Another person's decision on an email since the one who waits could last have seen it. */
  async function objection({ call, input, knownUntil }: QueuedCall): Promise<AssociationView | undefined> {
    if (call !== "associate") return undefined;
    const [filings, ownId] = await Promise.all([ports.filingOf(input.id), ports.ownId()]);
    return filings.find(
      ({ source, decidedBy, decidedAt }) =>
        source === "manual" && decidedBy !== null && decidedBy.id !== ownId && decidedAt > knownUntil,
    );
  }

  /** What is to become of a waiting change: null when it was sent, or its trouble. @throws CallFailure that passes */
  async function attempt(queued: QueuedCall): Promise<QueuedCall["trouble"]> {
    try {
      const other = await objection(queued);
      if (other !== undefined)
        return { kind: "conflict", who: other.decidedBy?.name ?? "", what: other.business?.name ?? "" };
      await ports.send(queued.call, queued.input);
      return null;
    } catch (error) {
      if (!(error instanceof CallFailure) || passing.has(error.detail.code)) throw error;
      return { kind: "refused", who: error.detail.code, what: error.detail.message };
    }
  }

  /** @throws CallFailure */
  async function claim(): Promise<void> {
    const [own, owner] = await Promise.all([ports.ownId(), ports.owner()]);
    if (own === owner) return;
    if (owner !== null) await change(() => []);
    await ports.setOwner(own);
  }

  async function flush(): Promise<void> {
    if ((await ports.load()).every(({ trouble }) => trouble !== null)) return;
    try {
      await claim();
    } catch (error) {
      if (error instanceof CallFailure) return;
      throw error;
    }
    for (const queued of (await ports.load()).filter(({ trouble }) => trouble === null)) {
      try {
        const trouble = await attempt(queued);
        await change(
          (queue) =>
            trouble === null
              ? queue.filter(({ id }) => id !== queued.id)
              : queue.map((one) => (one.id === queued.id ? { ...one, trouble } : one)),
          trouble === null,
        );
      } catch (error) {
        if (error instanceof CallFailure) return;
        throw error;
      }
    }
  }

  return {
    waiting: () => ports.load(),
    add: (call, input) =>
      inTurn(async () => {
        const added = { id: ports.newId(), call, input, knownUntil: await ports.knownUntil(), trouble: null };
        await change((queue) => withQueued(queue, added));
      }),
    flush: () => inTurn(flush),
    settle: (id, decision) =>
      inTurn(async () => {
        const found = (await ports.load()).find((one) => one.id === id);
        if (found === undefined) return;
        if (decision === "drop") return change((queue) => queue.filter((one) => one.id !== id), true);
        // The person has seen the other decision, and decides against it.
        await change((queue) =>
          queue.map((one) =>
            one.id === id ? { ...one, trouble: null, knownUntil: Number.MAX_SAFE_INTEGER } : one,
          ),
        );
        await flush();
      }),
    claim: () => inTurn(claim),
    forget: () => inTurn(() => change(() => [])),
  };
}
