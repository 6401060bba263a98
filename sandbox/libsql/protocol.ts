import * as z from "zod";
import { valueSchema } from "./values.ts";

// Hrana 2 over HTTP, JSON encoding, and of version 3 `get_autocommit` and the condition `is_autocommit`:
// https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_2_SPEC.md

const sqlId = z.int32();
const sqlReference = { sql: z.string().nullish(), sql_id: sqlId.nullish() };

const statementSchema = z.object({
  ...sqlReference,
  args: z.array(valueSchema).nullish(),
  named_args: z.array(z.object({ name: z.string(), value: valueSchema })).nullish(),
  want_rows: z.boolean().nullish(),
});

/** Text of a statement, given directly or as the id under which the stream stored it. */
export type SqlReference = { sql?: string | null | undefined; sql_id?: number | null | undefined };
export type StatementRequest = z.infer<typeof statementSchema>;

/** When a step of a batch runs, told by the outcome of the steps before it. */
export type BatchCondition =
  | { type: "ok" | "error"; step: number }
  | { type: "not"; cond: BatchCondition }
  | { type: "and" | "or"; conds: BatchCondition[] }
  | { type: "is_autocommit" };

const step = z.int().min(0);
const conditionSchema: z.ZodType<BatchCondition> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.object({ type: z.literal("ok"), step }),
    z.object({ type: z.literal("error"), step }),
    z.object({ type: z.literal("not"), cond: conditionSchema }),
    z.object({ type: z.literal("and"), conds: z.array(conditionSchema) }),
    z.object({ type: z.literal("or"), conds: z.array(conditionSchema) }),
    z.object({ type: z.literal("is_autocommit") }),
  ]),
);

const batchSchema = z.object({
  steps: z.array(z.object({ condition: conditionSchema.nullish(), stmt: statementSchema })),
});
export type BatchRequest = z.infer<typeof batchSchema>;

const streamRequestSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("execute"), stmt: statementSchema }),
  z.object({ type: z.literal("batch"), batch: batchSchema }),
  z.object({ type: z.literal("sequence"), ...sqlReference }),
  z.object({ type: z.literal("describe"), ...sqlReference }),
  z.object({ type: z.literal("store_sql"), sql_id: sqlId, sql: z.string() }),
  z.object({ type: z.literal("close_sql"), sql_id: sqlId }),
  z.object({ type: z.literal("get_autocommit") }),
  z.object({ type: z.literal("close") }),
]);
export type StreamRequest = z.infer<typeof streamRequestSchema>;

/** Body of `POST /v2/pipeline`. */
export const pipelineSchema = z.object({
  baton: z.string().nullish(),
  requests: z.array(streamRequestSchema),
});

/** Body of `POST /_control/databases`. */
export const createDatabaseSchema = z.object({ name: z.string(), from: z.string().optional() });
