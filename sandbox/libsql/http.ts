import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { RequestError } from "./errors.ts";
import type { OpenStreams } from "./openStreams.ts";
import { runPipeline } from "./pipeline.ts";
import { createDatabaseSchema, pipelineSchema } from "./protocol.ts";
import { type DatabaseRegistry, mainDatabase } from "./registry.ts";
import { readJson } from "./requestBody.ts";

interface HttpParts {
  readonly registry: DatabaseRegistry;
  readonly streams: OpenStreams;
  readonly authToken: string;
  /** Bytes; larger bodies are answered 413. */
  readonly bodyLimit: number;
  /** The url under which clients find a database. */
  databaseUrl(name: string): string;
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Answers every request with JSON; what goes wrong has the shape of Hrana's `Error`: `{ message, code }`. */
export function requestListener(parts: HttpParts): RequestListener {
  return (request, response) => {
    answer(parts, request, response)
      .catch(answerOfError)
      .then(({ status, body }) => {
        response.writeHead(status, {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        });
        response.end(body);
      })
      .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  };
}

async function answer(parts: HttpParts, request: IncomingMessage, response: ServerResponse): Promise<Answer> {
  const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
  const route = `${request.method} ${path}`;
  if (route === "GET /health") return { status: 200, body: '{"ok":true}' };
  if (route === "POST /_control/databases") {
    authorize(request, parts.authToken);
    const { name, from } = await readJson(request, parts.bodyLimit, createDatabaseSchema);
    await parts.registry.create(name, from);
    return { status: 201, body: JSON.stringify({ name, url: parts.databaseUrl(name) }) };
  }
  const match = /^(?:\/([^/]+))?\/v2(\/pipeline)?\/?$/.exec(path);
  const name = match?.[1] ?? mainDatabase;
  if (match !== null && request.method === "GET" && match[2] === undefined)
    return { status: 200, body: "{}" };
  if (match !== null && request.method === "POST" && match[2] !== undefined) {
    authorize(request, parts.authToken);
    return { status: 200, body: await answerPipeline(parts, name, request, response) };
  }
  throw new RequestError(404, "NOT_FOUND", `There is nothing at ${route}`);
}

async function answerPipeline(
  { registry, streams, bodyLimit }: HttpParts,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string> {
  const { baton, requests } = await readJson(request, bodyLimit, pipelineSchema);
  const database = registry.get(name);
  const { id, stream } = baton ? streams.resume(baton, database) : streams.open(database);
  // Without this answer the client has no baton, so a stream whose client has gone could only expire.
  const closeStream = () => streams.close(id);
  response.once("close", () => {
    if (!response.writableFinished) closeStream();
  });
  try {
    const results = await runPipeline(stream, requests);
    return `{"baton":${JSON.stringify(streams.park(id))},"base_url":null,"results":[${results.join(",")}]}`;
  } catch (error) {
    closeStream();
    throw error;
  }
}

/** @throws RequestError 401 */
function authorize(request: IncomingMessage, authToken: string): void {
  const given = /^bearer +(.+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (given === undefined)
    throw new RequestError(401, "AUTH_TOKEN_MISSING", "Unauthorized: no bearer token was given");
  if (!timingSafeEqual(digest(given), digest(authToken))) {
    throw new RequestError(
      401,
      "AUTH_TOKEN_WRONG",
      "Unauthorized: the bearer token is not the one of this server",
    );
  }
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

function answerOfError(error: unknown): Answer {
  if (error instanceof RequestError) {
    return { status: error.status, body: JSON.stringify({ message: error.message, code: error.code }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { status: 500, body: JSON.stringify({ message, code: "INTERNAL_ERROR" }) };
}
