import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Erasure, ErasureRequest } from "#shared/erasure.ts";
import { normalizeAddress } from "#shared/mailAddress.ts";
import { recordEvent } from "../../accounts/organization/auditEvent.ts";
import { requireAdmin } from "../../accounts/organization/requireAdmin.ts";
import type { UserContext } from "../../context.ts";
import { erasure } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { owe } from "../../outbox.ts";

const countSchema = z.tuple([z.object({ emails: z.number() })]);

/**
 * Erases a person: every email of the organization that their address sent or got, filed or not, with its traces, the
 * contact's address, and what was learned of it. In bounded steps through the queue. Mail at the providers is
 * untouched, and what this took away sync does not bring back. A trial counts and changes nothing.
 * @throws AppError `forbidden` for members, `invalid_address`
 */
export async function erasePerson(ctx: UserContext, request: ErasureRequest): Promise<Erasure> {
  requireAdmin(ctx);
  const { organizationId, userId } = ctx.actor;
  const address = normalizeAddress(request.address);
  if (address === null) throw new AppError("invalid_address", "This is not an email address.");
  const [{ emails }] = countSchema.parse(await ctx.db.all(emailsOf(organizationId, address)));
  if (request.isTrial) return { id: null, state: "trial", remaining: emails, erased: 0 };
  const id = ctx.newId();
  const owed = await owe(ctx, [{ type: "erase", organizationId, erasureId: id }]);
  await ctx.db.batch([
    ctx.db
      .insert(erasure)
      .values({ id, organizationId, actorId: userId, address, createdAt: ctx.clock.now() }),
    // The address itself is not written here: nothing is to name the person afterwards.
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...{ action: "person_erased", targetType: "erasure", targetId: id },
    }),
    ...owed.statements,
  ]);
  await owed.send();
  return { id, state: "running", remaining: emails, erased: 0 };
}

/** How far an erasure has come. @throws AppError `forbidden` for members, `operation_not_found` */
export async function getErasure(ctx: UserContext, id: string): Promise<Erasure> {
  requireAdmin(ctx);
  const { organizationId } = ctx.actor;
  const found = z
    .array(z.object({ address: z.string().nullable(), emails: z.number(), remaining: z.number() }))
    .parse(
      await ctx.db.all(sql`select address, emails, (select count(distinct email_id) from email_participant p
          where p.organization_id = ${organizationId} and p.address = erasure.address) as remaining
        from erasure where id = ${id} and organization_id = ${organizationId}`),
    )[0];
  if (!found) throw new AppError("operation_not_found", "There is no such erasure.");
  const state = found.address === null ? "done" : "running";
  return { id, state, remaining: found.remaining, erased: found.emails };
}

function emailsOf(organizationId: string, address: string) {
  return sql`select count(distinct email_id) as emails from email_participant
    where organization_id = ${organizationId} and address = ${address}`;
}
