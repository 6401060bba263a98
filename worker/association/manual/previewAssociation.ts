import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import type { AssociationPreview, AssociationPreviewRequest } from "#shared/association.ts";
import { sharingSchema } from "#shared/provider.ts";
import type { UserContext } from "../../context.ts";
import { businessRef, firstDomain } from "../../timeline/associationRows.ts";
import { storedJson } from "../../timeline/storedJson.ts";
import { isVisible, sharingFor, shownText } from "../../timeline/visibility.ts";
import { readTarget, type Target } from "./readTarget.ts";
import { scopeOf } from "./scopeOf.ts";

/** Emails that are looked at; where there are more, the answer says so. */
const mostCounted = 10_000;
const mostExamples = 5;

const text = z.string();
const countRow = z.tuple([
  z.object({
    emails: z.number(),
    stay: z.number(),
    already: z.number(),
    moving: z.number(),
    unfiled: z.number(),
    others: z.number(),
  }),
]);
const exampleRows = z.array(
  z.object({
    id: text,
    from: storedJson(addressSchema).nullable(),
    subject: text,
    snippet: text,
    sent_at: z.number(),
    user_id: text,
    sharing: sharingSchema,
    business_id: text.nullable(),
    business_name: text.nullable(),
    domain: text.nullable(),
  }),
);
const ruleRows = z.array(z.object({ id: text, name: text, domain: text.nullable() }));

/**
 * What an association would change, before it does. Of colleagues' mail that the actor may not see there is only a
 * count. An email that is named by itself moves whatever somebody said before; of an address or domain only what
 * nobody has put somewhere does.
 * @throws AppError as `associateEmail`
 */
export async function previewAssociation(
  ctx: UserContext,
  request: AssociationPreviewRequest,
): Promise<AssociationPreview> {
  const { actor, db } = ctx;
  const { scope } = request;
  const { target } = await readTarget(ctx, request);
  const value = scope === "address" || scope === "domain" ? await scopeOf(ctx, { ...request, scope }) : null;
  const concerned = concernedEmails(ctx, request, target, value);
  const place = target.businessId ?? target.notBusinessId;
  const [counts, examples, rules] = await db.batch([
    db.all(sql`with ${concerned} select count(*) as emails, coalesce(sum(stays), 0) as stay,
        coalesce(sum(not stays and is_there), 0) as already,
        coalesce(sum(not stays and not is_there and business_id is not null), 0) as moving,
        coalesce(sum(not stays and not is_there and business_id is null), 0) as unfiled,
        coalesce(sum(not is_visible), 0) as others from concerned`),
    db.all(sql`with ${concerned} select e.id, e."from", e.subject, e.snippet, e.sent_at, e.user_id, p.sharing,
        b.id as business_id, b.name as business_name, ${firstDomain} as domain
      from (select id from concerned where is_visible and not stays and not is_there
        order by sent_at desc, id desc limit ${mostExamples}) c
      cross join email_sync e on e.id = c.id join email_provider p on p.id = e.email_provider_id
      left join business b on b.id = e.business_id order by e.sent_at desc, e.id desc`),
    db.all(sql`select b.id, b.name, ${firstDomain} as domain from association_rule r join business b on b.id = r.business_id
      where r.organization_id = ${actor.organizationId} and r.kind = ${scope} and r.value = ${value}
        and r.effect = 'file' and b.id is not ${place}`),
  ]);
  const [{ emails, ...counted }] = countRow.parse(counts);
  return {
    ...{ scope, value, rule: ruleRows.parse(rules)[0] ?? null, ...counted },
    emails: Math.min(emails, mostCounted),
    isMore: emails > mostCounted,
    examples: exampleRows.parse(examples).map((row) => ({
      emailId: row.id,
      from: row.from,
      subject: shownText(sharingFor(actor, { userId: row.user_id, sharing: row.sharing }), row).subject,
      sentAt: row.sent_at,
      business: businessRef(row.business_id, row.business_name, row.domain),
    })),
  };
}

/** The emails as a table `concerned`, with what becomes of each. A rule leaves alone what a person decided. */
function concernedEmails(
  { actor }: UserContext,
  { emailId, scope, businessId, notBusinessId, contactId }: AssociationPreviewRequest,
  target: Target,
  value: string | null,
): SQL {
  const { organizationId } = actor;
  const isRule = value !== null;
  const ids = isRule
    ? sql`select email_id as id from email_participant where organization_id = ${organizationId}
        and ${sql.raw(scope)} = ${value} and role in ('from', 'to', 'behind') group by email_id limit ${mostCounted + 1}`
    : scope === "thread"
      ? sql`select e.id from email_sync e where e.email_provider_id = ${target.emailProviderId}
          and e.thread_id = ${target.threadId} and ${target.isReachable}`
      : sql`select ${emailId} as id`;
  const isThere =
    notBusinessId !== undefined
      ? sql`e.business_id is not ${target.notBusinessId}`
      : businessId === null && contactId
        ? sql`e.business_id is null and e.contact_id is ${contactId}`
        : sql`e.business_id is ${target.businessId}`;
  const stays = isRule
    ? sql`(e.id <> ${emailId} and exists (select 1 from association a where a.email_id = e.id
        and (a.source = 'manual' or a.state = 'rejected')))`
    : sql`0`;
  return sql`concerned as materialized (select e.id, e.sent_at, e.business_id, ${stays} as stays,
      ${isThere} as is_there, (${isVisible(actor, "e")}) as is_visible
    from (${ids}) named cross join email_sync e on e.id = named.id
    where e.organization_id = ${organizationId} and (e.is_deleted = 0 or e.id = ${emailId}))`;
}
