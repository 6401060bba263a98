import { sql } from "drizzle-orm";
import type * as z from "zod";
import type { BusinessImport, importMappingSchema } from "#shared/businessImport.ts";
import { recordEvent } from "../../accounts/organization/auditEvent.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { owe } from "../../outbox.ts";
import { getImport, ownImport } from "./readImport.ts";

/**
 * Says what the columns are, and has every row checked anew.
 * @throws AppError `import_not_found`, `import_not_ready` once it is being entered
 */
export async function mapImport(
  ctx: UserContext,
  id: string,
  { mapping }: z.output<typeof importMappingSchema>,
): Promise<BusinessImport> {
  const { columns } = await ownImport(ctx, id);
  const whole = columns.map((_, at) => mapping[at] ?? null);
  return turn(ctx, id, {
    change: sql`mapping = ${JSON.stringify(whole)}, state = 'checking'`,
    from: ["checking", "checked"],
    action: "import_mapped",
  });
}

/**
 * Enters what was checked, in the background. A row is decided anew as it is entered, so that nothing is entered twice.
 * @throws AppError `import_not_found`, `import_not_ready` while rows are still being checked, or once it is begun
 */
export function applyImport(ctx: UserContext, id: string): Promise<BusinessImport> {
  return turn(ctx, id, { change: sql`state = 'applying'`, from: ["checked"], action: "businesses_imported" });
}

async function turn(
  ctx: UserContext,
  id: string,
  { change, from, action }: { change: ReturnType<typeof sql>; from: string[]; action: string },
): Promise<BusinessImport> {
  await ownImport(ctx, id);
  const { organizationId, userId } = ctx.actor;
  const owed = await owe(ctx, [{ type: "import", organizationId, importId: id }]);
  const [turned] = await ctx.db.batch([
    ctx.db.run(sql`update business_import set ${change}, position = 0, updated_at = ${ctx.clock.now()}
      where id = ${id} and organization_id = ${organizationId}
        and state in (select value from json_each(${JSON.stringify(from)}))`),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action, targetType: "business_import", targetId: id },
    }),
    ...owed.statements,
  ]);
  if (turned.rowsAffected === 0)
    throw new AppError("import_not_ready", "This import is still being read, or has been entered already.");
  await owed.send();
  return getImport(ctx, id);
}
