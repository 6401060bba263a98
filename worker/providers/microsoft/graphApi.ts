import type * as z from "zod";
import type { Clock } from "../../clock.ts";
import { authorizedFetch } from "../authorizedFetch.ts";
import type { AccessTokenSource, Spent } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import { batchBody, type GraphAnswer, readBatch } from "./graphBatch.ts";
import { type GraphRequest, graphClient } from "./graphClient.ts";
import { belowVersion } from "./links.ts";
import { type Refusal, toProviderError } from "./refusal.ts";
import { slots } from "./slots.ts";

/** Requests that one app may have under way in one mailbox; a batch counts with each of its parts. */
const concurrent = 4;

/** Graph of one mailbox. */
export interface GraphApi {
  rootUrl: string;
  clock: Clock;
  /** The mailbox: `/me`, or `/users/{address}`. */
  mailbox: string;
  /**
   * Sends a request and gives its answer, whatever its status. Reads and changes of what is there that are asked for in one
   * tick travel together.
   * @throws ProviderError where no answer came, and `rate_limited` without asking while Graph wants to be left alone.
   */
  answer(request: GraphRequest): Promise<GraphAnswer>;
  /**
   * The same, with the answer checked.
   * @throws ProviderError for a refusal too, and for an answer that does not fit `schema`.
   */
  call<Schema extends z.ZodType>(
    what: string,
    schema: Schema,
    request: GraphRequest,
    scope?: string,
  ): Promise<z.output<Schema>>;
  /** The bytes of an answer as they arrive. @throws ProviderError */
  stream(what: string, request: GraphRequest): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  refused(refusal: Refusal, what: string, scope?: string): ProviderError;
}

interface Waiting {
  request: GraphRequest;
  resolve(answer: GraphAnswer): void;
  reject(error: unknown): void;
}

/** Graph at `rootUrl`, through `fetch`. `mailboxAddress` is a mailbox of others, opened to the account; null its own. */
export function graphApi(options: {
  rootUrl: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  accessToken: AccessTokenSource;
  mailboxAddress: string | null;
  /** Told of each request that Graph took; a batch counts with each of its parts. */
  spent: Spent;
}): GraphApi {
  const { rootUrl, clock, accessToken, mailboxAddress, spent } = options;
  const send = graphClient(rootUrl, authorizedFetch(options.fetch, accessToken));
  const inTurn = slots(concurrent);
  let waiting: Waiting[] = [];
  let quietUntil = 0;

  const refused = (refusal: Refusal, what: string, scope?: string) =>
    toProviderError(refusal, what, clock.now(), scope);

  /** A refusal for rate holds for the whole mailbox: asking on would only make it worse. */
  function heed(answer: GraphAnswer): GraphAnswer {
    const error = answer.status < 400 ? null : refused(answer, "graph");
    if (error?.code === "rate_limited") quietUntil = Math.max(quietUntil, error.retryAt ?? 0);
    else spent(1);
    return answer;
  }

  function turn<Result>(count: number, work: () => Promise<Result>): Promise<Result> {
    return inTurn(count, () => {
      if (clock.now() >= quietUntil) return work();
      throw new ProviderError("rate_limited", "graph: not asked before its time", { retryAt: quietUntil });
    });
  }

  function single(request: GraphRequest): Promise<GraphAnswer> {
    return turn(1, async () => heed(await readAnswer(await send(request))));
  }

  async function together(requests: GraphRequest[]): Promise<Map<number, GraphAnswer>> {
    const body = batchBody(requests, (path) => belowVersion(path, rootUrl) ?? path);
    const whole = await readAnswer(await send({ method: "POST", path: "/$batch", body }));
    if (whole.status !== 200) throw refused(heed(whole), "batch");
    const answers = readBatch(whole.body);
    if (answers === null) throw new ProviderError("transient", "batch: cut answer");
    for (const answer of answers.values()) heed(answer);
    return answers;
  }

  async function sendTogether(group: Waiting[]): Promise<void> {
    try {
      await turn(group.length, async () => {
        const answers = await together(group.map(({ request }) => request));
        // A token can run out between the batch and its parts: those get their own one refresh and one retry.
        const rejected = group.filter((_, number) => answers.get(number)?.status === 401);
        if (rejected.length > 0) {
          await accessToken({ rejected: await accessToken() });
          const again = await together(rejected.map(({ request }) => request));
          for (const [number, one] of rejected.entries()) {
            const answer = again.get(number);
            if (answer) answers.set(group.indexOf(one), answer);
          }
        }
        for (const [number, { resolve, reject }] of group.entries()) {
          const answer = answers.get(number);
          if (answer) resolve(answer);
          else reject(new ProviderError("transient", "batch: an answer is missing"));
        }
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }

  function flush(): void {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += concurrent) {
      const group = all.slice(at, at + concurrent);
      const [only] = group;
      if (group.length > 1) void sendTogether(group);
      else if (only) void single(only.request).then(only.resolve, only.reject);
    }
  }

  async function answer(request: GraphRequest): Promise<GraphAnswer> {
    const { method = "GET", path } = request;
    const isSafeTwice = method === "GET" || method === "PATCH";
    if (!isSafeTwice || belowVersion(path, rootUrl) === null) return single(request);
    return new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(flush);
      waiting.push({ request, resolve, reject });
    });
  }

  return {
    rootUrl,
    clock,
    mailbox: mailboxAddress === null ? "/me" : `/users/${encodeURIComponent(mailboxAddress)}`,
    answer,
    refused,
    async call(what, schema, request, scope) {
      const given = await answer(request);
      if (given.status < 200 || given.status > 299) throw refused(given, what, scope);
      const parsed = schema.safeParse(given.body);
      if (parsed.success) return parsed.data;
      // What is no JSON was cut off on its way.
      if (given.body === null) throw new ProviderError("transient", `${what}: cut answer`);
      const where = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
      throw new ProviderError("permanent", `${what}: the answer has an unknown shape at ${where}`);
    },
    async stream(what, request) {
      const given = await turn(1, () => send(request));
      if (given.status < 200 || given.status > 299) throw refused(heed(await readAnswer(given)), what);
      if (given.body === null) throw new ProviderError("transient", `${what}: empty answer`);
      return given.body;
    },
  };
}

/** @throws ProviderError `transient` where the answer broke off. */
async function readAnswer(response: Response): Promise<GraphAnswer> {
  const retryAfter = response.headers.get("retry-after");
  try {
    return { status: response.status, retryAfter, body: jsonOf(await response.text()) };
  } catch (error) {
    throw new ProviderError("transient", "graph: cut answer", { cause: error });
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
