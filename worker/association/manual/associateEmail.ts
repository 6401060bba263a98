import { type SQL, sql } from "drizzle-orm";
import type * as z from "zod";
import type { AssociationOperationAnswer, associateRequestSchema } from "#shared/association.ts";
import { recordEvent } from "../../accounts/organization/auditEvent.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { owe } from "../../outbox.ts";
import { fileAgain, readSubjects, withConversations } from "../fileAgain.ts";
import { rulePayloadOf, type TaughtRule, teachRule } from "../rules/ruleWrites.ts";
import { primaryColumns } from "../writes.ts";
import { filingsBefore, filingWrites } from "./manualFiling.ts";
import { readTarget, type Target } from "./readTarget.ts";
import { scopeOf } from "./scopeOf.ts";

type AssociateEmail = { emailId: string } & z.output<typeof associateRequestSchema>;

/**
 * Files an email, or all of its conversation in that mailbox, as a person says. Their word stands against every
 * automatic pass until they or somebody else changes or undoes it. With the scope of an address or domain it also
 * becomes a rule, after which all other mail of it, past and future, is filed in the background, but not what somebody
 * has put somewhere.
 * @throws AppError `email_not_found`, `business_not_found`, `contact_not_found`, `free_mail_domain`, `invalid_request`;
 * `decided_meanwhile` with who and where in the details, where a colleague decided this email after `seenUntil`
 */
export async function associateEmail(
  ctx: UserContext,
  given: AssociateEmail,
): Promise<AssociationOperationAnswer> {
  const { organizationId, userId } = ctx.actor;
  const { target, now } = await readTarget(ctx, given);
  const input = { ...given, businessId: target.businessId, notBusinessId: target.notBusinessId ?? undefined };
  const rule = await ruleOf(ctx, input);
  const operationId = ctx.newId();
  const emails = sql`select email_id from association_operation_item where operation_id = ${operationId}`;
  const owed = await owe(ctx, rule ? [{ type: "operation", organizationId, operationId }] : []);
  const results = await ctx.db.batch([
    ctx.db.run(operationWrite(ctx, operationId, rule, now)),
    ctx.db.run(rememberBefore(operationId, input, target)),
    ...filingWrites({
      ...{ organizationId, userId, userName: target.userName, emails, now },
      ...{ businessId: input.businessId, contactId: input.contactId, notBusinessId: input.notBusinessId },
      beside: input.beside,
      place: target.placeName,
      what: input.scope === "thread" ? "this conversation" : "this email",
      matched: input.scope === "thread" ? sql`e.thread_id` : sql`e.id`,
    }).map((write) => ctx.db.run(write)),
    ctx.db.run(primaryColumns({ organizationId, emails, now })),
    ...(rule
      ? teachRule(rule, {
          ...{ organizationId, userId, operationId, newId: ctx.newId, now },
          guard: sql`exists (${emails})`,
        })
      : []
    ).map((write) => ctx.db.run(write)),
    recordEvent(ctx, {
      ...{ organizationId, actorId: userId },
      ...(rule
        ? { action: "association_rule_taught", targetType: "association_operation", targetId: operationId }
        : { action: "email_associated", targetType: "email", targetId: input.emailId }),
    }),
    ...owed.statements,
  ]);
  if (results[1].rowsAffected === 0)
    throw new AppError("email_not_found", "This email or business was removed a moment ago.");
  await owed.send();
  // What the conversation says to its other emails has changed with it.
  await fileAgain(
    ctx,
    organizationId,
    await readSubjects(ctx, organizationId, withConversations(organizationId, emails)),
  );
  return { operationId, emails: results[1].rowsAffected, state: rule ? "running" : "done" };
}

/** What the scope of an address or domain teaches; null for an email or a conversation. */
async function ruleOf(ctx: UserContext, input: AssociateEmail): Promise<TaughtRule | null> {
  const { emailId, scope, value, businessId, notBusinessId, contactId = null } = input;
  if (scope === "email" || scope === "thread") return null;
  const isPlace = businessId !== null || contactId !== null;
  return {
    kind: scope,
    value: await scopeOf(ctx, { emailId, scope, value }),
    effect: isPlace ? "file" : "never",
    businessId: businessId ?? notBusinessId ?? null,
    contactId,
  };
}

function operationWrite(ctx: UserContext, operationId: string, rule: TaughtRule | null, now: number): SQL {
  const { organizationId, userId } = ctx.actor;
  if (rule === null)
    return sql`insert into association_operation (id, organization_id, user_id, created_at, updated_at)
      values (${operationId}, ${organizationId}, ${userId}, ${now}, ${now})`;
  const column = sql.raw(rule.kind);
  return sql`insert into association_operation (id, organization_id, user_id, kind, state, payload, total, position,
      created_at, updated_at)
    values (${operationId}, ${organizationId}, ${userId}, 'rule', 'running', ${rulePayloadOf(organizationId, rule)},
      (select count(distinct email_id) from email_participant
        where organization_id = ${organizationId} and ${column} = ${rule.value}), 'e:', ${now}, ${now})`;
}

/** Keeps what each email's filings were. What this stores is the set of emails that the operation touches. */
function rememberBefore(operationId: string, input: AssociateEmail, target: Target): SQL {
  const scope =
    input.scope === "thread"
      ? sql`e.email_provider_id = ${target.emailProviderId} and e.thread_id = ${target.threadId}`
      : sql`e.id = ${input.emailId}`;
  return sql`insert into association_operation_item (operation_id, email_id, before)
    select ${operationId}, e.id, ${filingsBefore}
    from email_sync e where ${scope} and ${target.isReachable}
      and (${input.businessId} is null
        or exists (select 1 from business where id = ${input.businessId} and leaving_at is null))`;
}
