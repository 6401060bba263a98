import { browser } from "wxt/browser";
import { errorBodySchema } from "#shared/errorCode.ts";
import { apiUrl } from "./apiUrl.ts";
import { CallFailure } from "./callFailure.ts";

const answeredKey = "answeredAt";

/** A request is given up after this many milliseconds. */
const timeoutMs = 30_000;

export interface ApiRequest {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path below the API's address. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
  /** A body that is a file, as base64 because messages carry no bytes; in place of `body`. */
  base64?: string;
  /** Ends it, in place of the usual time limit: for answers that take as long as they take. */
  signal?: AbortSignal;
  /** Answered to everybody, so that nobody needs to be signed in for it. */
  isPublic?: true;
}

/**
 * Sends one request to the API.
 * @throws CallFailure `offline` when no answer came, else with the code that the API answered.
 */
export async function sendRequest(request: ApiRequest, accessToken: string | null): Promise<Response> {
  const url = new URL(apiUrl + request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  const headers = new Headers({ accept: "application/json" });
  if (accessToken !== null) headers.set("authorization", `Bearer ${accessToken}`);
  if (request.body !== undefined) headers.set("content-type", "application/json");
  const body = bodyOf(request);
  const response = await reach(url, {
    method: request.method,
    headers,
    credentials: "omit",
    signal: request.signal ?? AbortSignal.timeout(timeoutMs),
    ...(body === undefined ? {} : { body }),
  });
  noteAnswer(response);
  if (response.ok) return response;
  throw await failureOf(response);
}

function bodyOf({ base64, body }: ApiRequest): string | Uint8Array<ArrayBuffer> | undefined {
  if (base64 !== undefined) return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return body === undefined ? undefined : JSON.stringify(body);
}

/** The API's clock, by its own answers: the one of this computer may be wrong (RFC 9110, section 6.6.1). */
let answeredAt = 0;

function noteAnswer(response: Response): void {
  const date = Date.parse(response.headers.get("date") ?? "");
  answeredAt = Number.isNaN(date) ? Date.now() : date;
  browser.storage.session.set({ [answeredKey]: answeredAt }).catch(() => undefined);
}

/** When the API last answered, in milliseconds UTC of its own clock; now, where it never did. */
export async function lastAnswerAt(): Promise<number> {
  if (answeredAt > 0) return answeredAt;
  const kept: unknown = (await browser.storage.session.get(answeredKey))[answeredKey];
  return typeof kept === "number" ? kept : Date.now();
}

async function reach(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new CallFailure("offline", "Threadbook cannot be reached. Check your connection.");
  }
}

async function failureOf(response: Response): Promise<CallFailure> {
  const parsed = errorBodySchema.safeParse(await response.json().catch(() => null));
  if (parsed.success) {
    const { code, message, requestId } = parsed.data.error;
    return new CallFailure(code, message, requestId);
  }
  return new CallFailure("unavailable", "Threadbook did not answer as expected. Try again in a moment.");
}
