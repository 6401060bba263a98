import type { Actor, Context } from "#worker/context.ts";
import { createApp } from "#worker/http/app.ts";
import { signAccessToken } from "#worker/security/accessToken.ts";

/** What the API answered: the status, and the body as it came. */
export interface ApiAnswer {
  status: number;
  body: unknown;
  /** The error's code; undefined for a success. */
  code: string | undefined;
}

/** Calls the API as a user does, token and all: `await call("POST", "/v1/businesses", { name: "Orbis" })`. */
export function apiAs(ctx: Context, actor: Actor) {
  const app = createApp(() => ctx);
  return async (method: string, path: string, body?: unknown): Promise<ApiAnswer> => {
    const token = await signAccessToken(ctx, actor);
    const answer = await app.request(path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const parsed: unknown = text === "" ? null : JSON.parse(text);
    return { status: answer.status, body: parsed, code: codeOf(parsed) };
  };
}

function codeOf(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("error" in body)) return undefined;
  const { error } = body;
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;
}
