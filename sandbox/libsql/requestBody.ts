import type { IncomingMessage } from "node:http";
import * as z from "zod";
import { RequestError } from "./errors.ts";

/** Reads a JSON body of at most `limit` bytes. @throws RequestError 413 if it is larger, 400 if it does not fit the schema */
export async function readJson<T>(request: IncomingMessage, limit: number, schema: z.ZodType<T>): Promise<T> {
  const chunks: Buffer[] = [];
  let size = 0;
  // What is too large is still read to its end, else the client sees a reset connection in place of the answer.
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > limit) {
    throw new RequestError(413, "BODY_TOO_LARGE", `The request body has more than ${limit} bytes`);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    throw new RequestError(400, "BODY_NOT_JSON", "The request body is not JSON");
  }
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw new RequestError(
      400,
      "BODY_INVALID",
      `The request body does not fit: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}
