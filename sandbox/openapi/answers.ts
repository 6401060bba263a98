import type * as z from "zod";
import { apiRequests } from "#extension/session/apiRequests.ts";
import { type ApiCallName, apiCalls } from "#shared/apiCalls.ts";

/** The one input whose parts are read before the path is known. */
const openMail = { provider: "google", account: null, thread: null, messages: [] };

/** The schema of each call's answer, by method and {@link routeShape}. */
export function answersByRoute(): Map<string, z.ZodType> {
  const answers = new Map<string, z.ZodType>();
  for (const name of Object.keys(apiCalls) as ApiCallName[]) {
    // Every part of the input names itself, so that the path comes out with its parameters.
    const input = new Proxy({}, { get: (_, key) => `{${String(key)}}`, ownKeys: () => [] });
    const requestOf = apiRequests[name] as (input: unknown) => { method: string; path: string };
    const { method, path } = requestOf(name === "lookup" ? openMail : input);
    answers.set(`${method} ${routeShape(decodeURIComponent(path))}`, apiCalls[name].answer);
  }
  return answers;
}

/** A path without the names of its parameters, which the two sides may call differently: `/v1/emails/{}`. */
export function routeShape(path: string): string {
  return path.replace(/\{[^}]*\}/g, "{}");
}
