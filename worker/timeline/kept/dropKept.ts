import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";

/** Objects that one step lets go. */
const objectsPerStep = 1000;

/**
 * One bounded step of letting go all files that an organization kept and is to keep no longer. Stops where it keeps
 * files again meanwhile.
 * @returns `more` where another step is needed.
 */
export async function dropKept(
  ctx: Pick<Context, "db">,
  { organizationId }: { organizationId: string },
): Promise<"done" | "more"> {
  const [dropped = 0] = await writeBatch(ctx.db, [
    sql`update kept_object set state = 'leaving' where id in
      (select o.id from organization g join kept_object o on o.organization_id = g.id and o.state = 'kept'
        where g.id = ${organizationId} and g.attachment_storage = 'on-demand' limit ${objectsPerStep})`,
  ]);
  return dropped === objectsPerStep ? "more" : "done";
}
