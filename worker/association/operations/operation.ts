import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";

/** Emails that one step of an operation goes through. */
export const stepSize = 500;

/** What a step may touch. */
export type StepContext = Pick<Context, "db" | "clock" | "newId" | "queue" | "log" | "vault">;

const operationRow = z.object({
  id: z.string(),
  organization_id: z.string(),
  user_id: z.string(),
  kind: z.enum(["emails", "rule", "move", "merge", "split", "delete", "engine"]),
  state: z.enum(["running", "done", "undoing", "undone"]),
  payload: z.string().transform((text): unknown => JSON.parse(text)),
  total: z.number(),
  done: z.number(),
  position: z.string(),
  created_at: z.number(),
  undone_at: z.number().nullable(),
});

/** A row of `association_operation`. */
export type Operation = z.infer<typeof operationRow>;

/** An operation of an organization; null where there is none. */
export async function readOperation(
  { db }: Pick<Context, "db">,
  organizationId: string,
  id: string,
): Promise<Operation | null> {
  const rows = await db.all(sql`select * from association_operation
    where id = ${id} and organization_id = ${organizationId}`);
  return z.array(operationRow).parse(rows)[0] ?? null;
}

/** A condition: nobody has taken this step, or turned the operation round, in the meantime. */
export function isStill(operation: Operation): SQL {
  return sql`exists (select 1 from association_operation where id = ${operation.id}
    and state = ${operation.state} and position = ${operation.position})`;
}

/** Where an operation stands behind a step. */
export interface Progress {
  position: string;
  /** Emails that the step went through. */
  emails: number;
  isOver: boolean;
}

/** The last statement of a step's last batch: it counts once, however often the step runs. */
export function advance(operation: Operation, { position, emails, isOver }: Progress, now: number): SQL {
  const over = operation.state === "undoing" ? "undone" : "done";
  return sql`update association_operation set position = ${position}, done = done + ${emails},
      state = ${isOver ? over : operation.state}, updated_at = ${now}
    where id = ${operation.id} and state = ${operation.state} and position = ${operation.position}`;
}
