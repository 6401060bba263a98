import { gmail_v1 } from "googleapis/build/src/apis/gmail/v1.js";
import type * as z from "zod";
import type { Clock } from "../../clock.ts";
import { authorizedFetch, type Send } from "../authorizedFetch.ts";
import type { AccessTokenSource, Spent } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import { unitsOf } from "./quotaUnits.ts";
import { toProviderError } from "./refusal.ts";

/** What googleapis answers: it is told to refuse no status. */
interface ApiAnswer {
  status: number;
  headers: unknown;
  data: unknown;
}

/** Gmail's API of one mailbox. */
export interface GmailApi {
  users: gmail_v1.Resource$Users;
  rootUrl: string;
  clock: Clock;
  accessToken: AccessTokenSource;
  spent: Spent;
  /** Without the library, for `/batch`, which it does not know; throws ProviderError where no answer came. */
  send: Send;
  /**
   * Makes a call and checks its answer.
   * @throws ProviderError for a refusal, for a failure on the way, and for an answer that does not fit `schema`.
   */
  call<Schema extends z.ZodType>(
    what: string,
    schema: Schema,
    request: () => Promise<ApiAnswer>,
    scope?: string,
  ): Promise<z.output<Schema>>;
  /**
   * Makes a call whose answer is read as it arrives; the request asks for `responseType: "stream"`.
   * @throws ProviderError for a refusal and for a failure on the way.
   */
  stream(what: string, request: () => Promise<ApiAnswer>): Promise<ReadableStream<Uint8Array>>;
}

/** Gmail's API at `rootUrl`, through `fetch`, without the library's own retries and token handling. */
export function gmailApi(options: {
  rootUrl: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
  accessToken: AccessTokenSource;
  spent: Spent;
}): GmailApi {
  const { rootUrl, fetch, clock, accessToken, spent } = options;
  const send = authorizedFetch(fetch, accessToken);
  const { users } = new gmail_v1.Gmail({
    rootUrl,
    retry: false,
    responseType: "json",
    validateStatus: () => true,
    fetchImplementation: (url, init) => send(url instanceof Request ? url.url : url, init ?? {}),
  });
  return {
    users,
    rootUrl,
    clock,
    accessToken,
    spent,
    async send(url, init) {
      try {
        return await send(url, init);
      } catch (error) {
        throw failureOf(error, "batch");
      }
    },
    async call(what, schema, request, scope) {
      const answer = await answerOf(what, request);
      if (!isSuccess(answer)) throw refused(answer, what, scope);
      spent(unitsOf(what));
      const { data } = answer;
      const parsed = schema.safeParse(data);
      if (parsed.success) return parsed.data;
      // What is no JSON was cut off on its way.
      if (typeof data === "string") throw new ProviderError("transient", `${what}: cut answer`);
      const where = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
      throw new ProviderError("permanent", `${what}: the answer has an unknown shape at ${where}`);
    },
    async stream(what, request) {
      const answer = await answerOf(what, request);
      if (!(answer.data instanceof ReadableStream))
        throw new ProviderError("transient", `${what}: empty answer`);
      if (isSuccess(answer)) {
        spent(unitsOf(what));
        return answer.data;
      }
      const body = jsonOf(await new Response(answer.data).text());
      throw refused({ ...answer, data: body }, what);
    },
  };

  function refused({ status, headers, data }: ApiAnswer, what: string, scope?: string): ProviderError {
    return toProviderError(
      { status, retryAfter: retryAfterOf(headers), body: data },
      what,
      clock.now(),
      scope,
    );
  }
}

async function answerOf(what: string, request: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  try {
    return await request();
  } catch (error) {
    throw failureOf(error, what);
  }
}

function isSuccess({ status }: ApiAnswer): boolean {
  return status >= 200 && status <= 299;
}

/** Null where the text is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function retryAfterOf(headers: unknown): string | null {
  if (headers instanceof Headers) return headers.get("retry-after");
  const value = (headers as Record<string, unknown> | undefined)?.["retry-after"];
  return typeof value === "string" ? value : null;
}

/** A refusal of our token step comes wrapped by the library; all else that throws is a connection that failed. */
export function failureOf(error: unknown, what: string): ProviderError {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++)
    if (cause instanceof ProviderError) return cause;
  return new ProviderError("transient", `${what}: no answer`, { cause: error });
}
