import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { owe } from "../../outbox.ts";
import { ENGINE_VERSION } from "../engineVersion.ts";

/** Organizations that one tick begins with. */
const mostAtOnce = 10;

const organizationRows = z.array(z.object({ id: z.string() }));

/** Begins to decide the mail of organizations anew that an older version of the engine has gone through. */
export async function sweepEngine(ctx: Context): Promise<void> {
  const behind = organizationRows.parse(
    await ctx.db.all(
      sql`select id from organization where engine_version < ${ENGINE_VERSION} limit ${mostAtOnce}`,
    ),
  );
  for (const { id } of behind) await begin(ctx, id);
}

async function begin(ctx: Context, organizationId: string): Promise<void> {
  const operationId = ctx.newId();
  const now = ctx.clock.now();
  const owed = await owe(ctx, [{ type: "operation", organizationId, operationId }]);
  await ctx.db.batch([
    // Of two ticks at once, the one that finds the old version begins.
    ctx.db.run(sql`insert into association_operation (id, organization_id, user_id, kind, state, total, created_at, updated_at)
      select ${operationId}, id, '', 'engine', 'running',
        (select count(*) from email_sync where email_provider_id in
          (select p.id from email_provider p where p.organization_id = ${organizationId})), ${now}, ${now}
      from organization where id = ${organizationId} and engine_version < ${ENGINE_VERSION}`),
    ctx.db.run(sql`update organization set engine_version = ${ENGINE_VERSION} where id = ${organizationId}`),
    ...owed.statements,
  ]);
  await owed.send();
}
