import * as z from "zod";
import { type GraphRequest, preferHeader } from "./graphClient.ts";
import type { Refusal } from "./refusal.ts";

/** An answer of Graph, whatever its status; a body that is no JSON is null. */
export type GraphAnswer = Refusal;

const batchSchema = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.string()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

/**
 * The body of a `$batch` request: https://learn.microsoft.com/graph/json-batching.
 * @param toPath makes a path below the version of a request's path
 */
export function batchBody(requests: readonly GraphRequest[], toPath: (path: string) => string) {
  return {
    requests: requests.map((request, number) => ({
      id: String(number),
      method: request.method ?? "GET",
      url: toPath(request.path),
      // Microsoft asks for the type of a body inside of a batch.
      headers: {
        prefer: preferHeader(request),
        ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(request.body === undefined ? {} : { body: request.body }),
    })),
  };
}

/**
 * What a batch answered, by the number of the request; an answer can be missing. Null where the whole is none.
 */
export function readBatch(body: unknown): Map<number, GraphAnswer> | null {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success) return null;
  return new Map(
    parsed.data.responses.map(({ id, status, headers, body: content }) => {
      const named = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "retry-after");
      return [Number(id), { status, retryAfter: named?.[1] ?? null, body: content ?? null }];
    }),
  );
}
