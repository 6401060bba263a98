import { randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";
import type { Database } from "./database.ts";
import { RequestError } from "./errors.ts";
import { Stream } from "./stream.ts";

interface Entry {
  readonly stream: Stream;
  /** The secret half of the baton that continues the stream; `undefined` while a request works on it. */
  secret: string | undefined;
  cancelExpiry: () => void;
}

/**
 * The streams that outlive a request, found again by their baton. A baton works once: each answer brings the next.
 * A stream that waits longer than `expiryMs` for its next request is rolled back and closed.
 */
export class OpenStreams {
  readonly #clock: Clock;
  readonly #expiryMs: number;
  readonly #entries = new Map<number, Entry>();
  #lastId = 0;

  constructor(clock: Clock, expiryMs: number) {
    this.#clock = clock;
    this.#expiryMs = expiryMs;
  }

  /** A new stream, for one request. */
  open(database: Database): { id: number; stream: Stream } {
    const stream = new Stream(database, this.#clock);
    this.#lastId += 1;
    this.#entries.set(this.#lastId, { stream, secret: undefined, cancelExpiry: () => undefined });
    return { id: this.#lastId, stream };
  }

  /** The stream that waits for this baton. @throws RequestError 400 */
  resume(baton: string, database: Database): { id: number; stream: Stream } {
    const match = /^(\d{1,15})\.([\w-]+)$/.exec(baton);
    const id = Number(match?.[1]);
    if (match === null || id > this.#lastId) {
      throw new RequestError(400, "BATON_INVALID", "Received an invalid baton");
    }
    const entry = this.#entries.get(id);
    if (entry === undefined) {
      throw new RequestError(400, "STREAM_EXPIRED", "The stream has expired due to inactivity");
    }
    if (entry.secret === undefined || entry.secret !== match[2]) {
      throw new RequestError(400, "BATON_REUSED", "Received a baton that has already been used");
    }
    if (entry.stream.database !== database) {
      throw new RequestError(400, "BATON_INVALID", "Received a baton of another database");
    }
    entry.secret = undefined;
    entry.cancelExpiry();
    return { id, stream: entry.stream };
  }

  /** Ends a request on a stream: the baton of the next one, or `null` if the stream is closed. */
  park(id: number): string | null {
    const entry = this.#entries.get(id);
    if (entry === undefined) return null;
    if (entry.stream.closed) {
      this.#entries.delete(id);
      return null;
    }
    entry.secret = randomBytes(18).toString("base64url");
    entry.cancelExpiry = this.#clock.after(this.#expiryMs, () => this.close(id));
    return `${id}.${entry.secret}`;
  }

  /** Rolls a stream back and forgets it. */
  close(id: number): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.delete(id);
    entry.cancelExpiry();
    entry.stream.close();
  }

  closeAll(): void {
    for (const id of [...this.#entries.keys()]) this.close(id);
  }
}
