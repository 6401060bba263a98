import { RequestError, StatementError } from "./errors.ts";
import type { BatchCondition, BatchRequest, StreamRequest } from "./protocol.ts";
import type { Stream } from "./stream.ts";

/** Runs the requests of a pipeline in order; each result (`StreamResult`, JSON text) stands alone. @throws RequestError */
export async function runPipeline(stream: Stream, requests: readonly StreamRequest[]): Promise<string[]> {
  const results: string[] = [];
  for (const request of requests) {
    try {
      if (stream.closed) throw new StatementError("STREAM_CLOSED", "The stream was closed");
      const fields = await answer(stream, request);
      results.push(`{"type":"ok","response":{"type":"${request.type}"${fields}}}`);
    } catch (error) {
      results.push(`{"type":"error","error":${errorToJson(error)}}`);
    }
  }
  return results;
}

/** The fields of the response beside its type, each with a comma before it. */
async function answer(stream: Stream, request: StreamRequest): Promise<string> {
  switch (request.type) {
    case "execute":
      return `,"result":${await stream.execute(request.stmt)}`;
    case "batch":
      return `,"result":${await runBatch(stream, request.batch)}`;
    case "sequence":
      await stream.sequence(request);
      return "";
    case "describe":
      return `,"result":${stream.describe(request)}`;
    case "store_sql":
      stream.storeSql(request.sql_id, request.sql);
      return "";
    case "close_sql":
      stream.closeSql(request.sql_id);
      return "";
    case "get_autocommit":
      return `,"is_autocommit":${stream.isAutocommit}`;
    case "close":
      stream.close();
      return "";
  }
}

/** What became of the steps of a batch so far: the result or the error as JSON text, `null` for a skipped step. */
interface Outcome {
  readonly results: (string | null)[];
  readonly errors: (string | null)[];
}

async function runBatch(stream: Stream, batch: BatchRequest): Promise<string> {
  const outcome: Outcome = { results: [], errors: [] };
  for (const { condition, stmt } of batch.steps) {
    let result: string | null = null;
    let failure: string | null = null;
    if (!condition || holds(condition, outcome, stream)) {
      try {
        result = await stream.execute(stmt);
      } catch (error) {
        failure = errorToJson(error);
      }
    }
    outcome.results.push(result);
    outcome.errors.push(failure);
  }
  return `{"step_results":[${outcome.results.map(orNull).join(",")}],"step_errors":[${outcome.errors.map(orNull).join(",")}]}`;
}

function orNull(json: string | null): string {
  return json ?? "null";
}

function holds(condition: BatchCondition, outcome: Outcome, stream: Stream): boolean {
  switch (condition.type) {
    case "ok":
      return earlier(outcome.results, condition.step) !== null;
    case "error":
      return earlier(outcome.errors, condition.step) !== null;
    case "not":
      return !holds(condition.cond, outcome, stream);
    case "and":
      return condition.conds.every((inner) => holds(inner, outcome, stream));
    case "or":
      return condition.conds.some((inner) => holds(inner, outcome, stream));
    case "is_autocommit":
      return stream.isAutocommit;
  }
}

function earlier(list: readonly (string | null)[], step: number): string | null {
  const value = list[step];
  if (value === undefined) {
    throw new RequestError(
      400,
      "BATCH_COND_BAD_STEP",
      `A condition names step ${step}, which does not come before it`,
    );
  }
  return value;
}

/** Hrana's `Error` for a failed statement. What is not the statement's fault ends the whole request. */
function errorToJson(error: unknown): string {
  if (!(error instanceof StatementError)) throw error;
  return JSON.stringify({ message: error.message, code: error.code });
}
