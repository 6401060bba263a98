import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { AssociationOperationAnswer } from "#shared/association.ts";
import { recordEvent } from "../accounts/auditEvent.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { isVisible } from "../timeline/visibility.ts";
import { ENGINE_VERSION } from "./engineVersion.ts";
import { fileAgain, readSubjects } from "./fileAgain.ts";
import { primaryColumns } from "./writes.ts";

export interface AssociateEmail {
  emailId: string;
  /** Null: not with any business. */
  businessId: string | null;
  /** Left out: the contact of that business who takes part, if there is one. */
  contactId?: string | null | undefined;
  scope: "email" | "thread";
}

/** What the request is about, as the database has it. */
interface Target {
  emailProviderId: string;
  threadId: string;
  /** Whom the evidence names. */
  userName: string;
  businessName: string | null;
  contactName: string | null;
}

/**
 * Files an email, or all of its conversation in that mailbox, as a person says. Their word stands against every
 * automatic pass until they or somebody else changes or undoes it.
 * @throws AppError `email_not_found`, `business_not_found`, `contact_not_found`
 */
export async function associateEmail(
  ctx: UserContext,
  input: AssociateEmail,
): Promise<AssociationOperationAnswer> {
  const { organizationId } = ctx.actor;
  const { target, now } = await readTarget(ctx, input);
  const operationId = ctx.newId();
  const emails = sql`select email_id from association_operation_item where operation_id = ${operationId}`;
  const results = await ctx.db.batch([
    ctx.db.run(sql`insert into association_operation (id, organization_id, user_id, created_at)
      values (${operationId}, ${organizationId}, ${ctx.actor.userId}, ${now})`),
    ctx.db.run(rememberBefore(ctx, operationId, input, target)),
    ...filingWrites(ctx, input, target, emails, now).map((write) => ctx.db.run(write)),
    ctx.db.run(primaryColumns({ organizationId, emails, now })),
    recordEvent(ctx, {
      ...{ organizationId, actorId: ctx.actor.userId },
      ...{ action: "email_associated", targetType: "email", targetId: input.emailId },
    }),
  ]);
  if (results[1].rowsAffected === 0)
    throw new AppError("email_not_found", "This email or business was removed a moment ago.");
  // What the conversation says to its other emails has changed with it.
  await fileAgain(ctx, organizationId, await readSubjects(ctx, organizationId, emails));
  return { operationId, emails: results[1].rowsAffected };
}

const targetRow = z.tuple([
  z.object({
    provider_id: z.string(),
    thread_id: z.string(),
    last_word: z.number().nullable(),
    user_name: z.string().nullable(),
    business_name: z.string().nullable(),
    contact_name: z.string().nullable(),
  }),
]);

async function readTarget(ctx: UserContext, input: AssociateEmail): Promise<{ target: Target; now: number }> {
  const { organizationId, userId } = ctx.actor;
  const rows = await ctx.db.all(sql`select e.email_provider_id as provider_id, e.thread_id,
      (select max(a.updated_at) from email_sync s join association a on a.email_id = s.id and a.source = 'manual'
        where s.email_provider_id = e.email_provider_id and s.thread_id = e.thread_id) as last_word,
      (select name from user where id = ${userId}) as user_name,
      (select name from business where id = ${input.businessId} and organization_id = ${organizationId}) as business_name,
      (select name from contact where id = ${input.contactId ?? null} and organization_id = ${organizationId}) as contact_name
    from email_sync e where e.id = ${input.emailId} and ${visible(ctx)}`);
  const found = targetRow.safeParse(rows);
  if (!found.success)
    throw new AppError("email_not_found", "This email is not here, or is not yours to see.");
  const [row] = found.data;
  if (input.businessId !== null && row.business_name === null)
    throw new AppError("business_not_found", "This business does not exist.");
  if (input.contactId && row.contact_name === null)
    throw new AppError("contact_not_found", "This contact does not exist.");
  return {
    target: {
      emailProviderId: row.provider_id,
      threadId: row.thread_id,
      userName: row.user_name ?? "Someone",
      businessName: row.business_name,
      contactName: row.contact_name,
    },
    // Two words within one millisecond still have an order: an undo asks which came later.
    now: Math.max(ctx.clock.now(), (row.last_word ?? 0) + 1),
  };
}

/** What the actor may see, and of what was removed what they may restore. */
function visible({ actor }: UserContext): SQL {
  return sql`(${isVisible(actor, "e")} or ${isVisible(actor, "e", true)})`;
}

/** Keeps what each email's filings were. What this stores is the set of emails that the operation touches. */
function rememberBefore(ctx: UserContext, operationId: string, input: AssociateEmail, target: Target): SQL {
  const scope =
    input.scope === "email"
      ? sql`e.id = ${input.emailId}`
      : sql`e.email_provider_id = ${target.emailProviderId} and e.thread_id = ${target.threadId}`;
  return sql`insert into association_operation_item (operation_id, email_id, before)
    select ${operationId}, e.id, (select json_group_array(json_object('id', a.id, 'businessId', a.business_id,
        'contactId', a.contact_id, 'state', a.state, 'isPrimary', a.is_primary, 'source', a.source,
        'confidence', a.confidence, 'evidence', json(a.evidence), 'engineVersion', a.engine_version,
        'decidedBy', a.decided_by, 'createdAt', a.created_at, 'updatedAt', a.updated_at))
      from association a where a.email_id = e.id)
    from email_sync e where ${scope} and ${visible(ctx)}
      and (${input.businessId} is null or exists (select 1 from business where id = ${input.businessId}))`;
}

/**
 * The statements that say it. Where an email moves, its former primary business becomes a tombstone; further
 * businesses of the email stay, unless it is with none at all.
 */
function filingWrites(
  ctx: UserContext,
  { businessId, contactId, scope }: AssociateEmail,
  target: Target,
  emails: SQL,
  now: number,
): SQL[] {
  const { userId, organizationId } = ctx.actor;
  const isNowhere = businessId === null && !contactId;
  const what = scope === "thread" ? "this conversation" : "this email";
  const place = target.businessName ?? target.contactName;
  const text = isNowhere
    ? `${target.userName} said that ${what} is not with any business`
    : `${target.userName} filed ${what} under ${place}`;
  const tombstoneText = `${target.userName} took ${what} out of this business`;
  const matched = scope === "thread" ? sql`e.thread_id` : sql`e.id`;
  const reason = (words: string) =>
    sql`json_array(json_object('source', 'manual', 'text', ${words}, 'matched', ${matched}))`;
  const leaving = businessId === null ? sql`1` : sql`association.is_primary = 1`;
  const contact =
    contactId !== undefined || businessId === null
      ? sql`${contactId ?? null}`
      : sql`(select c.id from email_participant p
          join contact_address ca on ca.organization_id = ${organizationId} and ca.address = p.address
          join contact c on c.id = ca.contact_id and c.business_id = ${businessId}
          where p.email_id = e.id order by p.role <> 'from', p.role <> 'to', p.address limit 1)`;
  return [
    sql`delete from association where email_id in (${emails}) and business_id = ''`,
    sql`update association set state = 'rejected', is_primary = 0, source = 'manual', confidence = 1,
        evidence = (select ${reason(tombstoneText)} from email_sync e where e.id = association.email_id),
        engine_version = ${ENGINE_VERSION}, decided_by = ${userId}, updated_at = ${now}
      where email_id in (${emails}) and state = 'filed' and business_id <> ${businessId ?? ""} and ${leaving}`,
    sql`insert into association (id, organization_id, email_id, business_id, contact_id, state, is_primary, source,
        confidence, evidence, engine_version, decided_by, created_at, updated_at)
      select lower(hex(randomblob(16))), ${organizationId}, e.id, ${businessId ?? ""}, ${contact},
        ${isNowhere ? "rejected" : "filed"}, ${isNowhere ? 0 : 1}, 'manual', 1, ${reason(text)}, ${ENGINE_VERSION},
        ${userId}, ${now}, ${now}
      from email_sync e where e.id in (${emails})
      on conflict (email_id, business_id) do update set contact_id = excluded.contact_id, state = excluded.state,
        is_primary = excluded.is_primary, source = 'manual', confidence = 1, evidence = excluded.evidence,
        engine_version = excluded.engine_version, decided_by = excluded.decided_by, updated_at = excluded.updated_at`,
  ];
}
