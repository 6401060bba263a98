import { sql } from "drizzle-orm";
import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import type { SuggestionAccepted, suggestionAcceptSchema } from "#shared/suggestion.ts";
import { currentId } from "../../businesses/businessAlias.ts";
import { createBusiness } from "../../businesses/createBusiness.ts";
import { createContact } from "../../businesses/createContact.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { storedFlag, storedJson } from "../../timeline/storedJson.ts";
import { associateEmail } from "../manual/associateEmail.ts";
import { suggest } from "./suggest.ts";

type Choice = z.output<typeof suggestionAcceptSchema>;

const text = z.string();
const suggestionRows = z.array(
  z.object({
    kind: z.enum(["business", "contact", "email"]),
    subject: text,
    name: text,
    business_id: text.nullable(),
  }),
);

/**
 * Does what a suggestion proposes: enters the business, or the contact, or files the email. Colleagues who had the same
 * one have it no more.
 * @throws AppError `suggestion_not_found`, and what entering or filing by hand throws
 */
export async function acceptSuggestion(
  ctx: UserContext,
  id: string,
  choice: Choice,
): Promise<SuggestionAccepted> {
  const { organizationId, userId } = ctx.actor;
  const [found] = suggestionRows.parse(
    await ctx.db.all(sql`select s.kind, s.subject, s.name, b.id as business_id
      from association_suggestion s left join business b
        on b.id = ${currentId(organizationId, sql`s.business_ids ->> 0`)} and b.leaving_at is null
          and b.organization_id = s.organization_id
      where s.id = ${id} and s.organization_id = ${organizationId} and s.user_id = ${userId} and s.state = 'open'`),
  );
  if (!found) return acceptEmail(ctx, id, choice);
  const { kind, subject } = found;
  const name = choice.name ?? found.name;
  const done: SuggestionAccepted = { id, businessId: null, contactId: null, operationId: null };
  if (kind === "business") {
    done.businessId = (await createBusiness(ctx, { name, domains: [subject], notes: "" })).id;
  } else {
    const businessId = choice.businessId === undefined ? found.business_id : choice.businessId;
    const contact = await createContact(ctx, { name, businessId, addresses: [subject] });
    done.contactId = contact.id;
    done.businessId = contact.business?.id ?? null;
  }
  await ctx.db.run(sql`update association_suggestion set state = 'accepted', decided_by = ${userId},
      updated_at = ${ctx.clock.now()}
    where organization_id = ${organizationId} and kind = ${kind} and subject = ${subject} and state = 'open'`);
  if (kind === "business") await suggestPeopleAt(ctx, subject);
  return done;
}

/** The id of a suggestion about an email is the email's. */
async function acceptEmail(ctx: UserContext, id: string, choice: Choice): Promise<SuggestionAccepted> {
  const { organizationId, userId } = ctx.actor;
  const [isProposed] = await ctx.db.all(sql`select 1 from association a join email_sync e on e.id = a.email_id
    where a.email_id = ${id} and a.state = 'proposed' and e.organization_id = ${organizationId}
      and e.user_id = ${userId} limit 1`);
  if (!isProposed) throw new AppError("suggestion_not_found", "This suggestion is not here, or is done.");
  const { businessId } = choice;
  if (businessId === undefined)
    throw new AppError("invalid_request", "Say which business the email belongs to.");
  const { operationId } = await associateEmail(ctx, { emailId: id, businessId, scope: "email" });
  return { id, businessId, contactId: null, operationId };
}

/** Emails among which the people of a new business are sought. */
const mostEmails = 300;
const seenRows = z.array(
  z.object({
    id: text,
    direction: z.enum(["inbound", "outbound", "internal"]),
    isAutomated: storedFlag,
    sentAt: z.number(),
    from: storedJson(addressSchema).nullable(),
    to: storedJson(z.array(addressSchema)),
  }),
);

/** Now that the business is known, its people can be contacts of it. */
async function suggestPeopleAt(ctx: UserContext, domain: string): Promise<void> {
  const { organizationId, userId } = ctx.actor;
  const seen = seenRows.parse(
    await ctx.db.all(sql`select e.id, e.direction, e.is_automated as isAutomated, e.sent_at as sentAt, e."from", e."to"
      from (select distinct email_id from email_participant where organization_id = ${organizationId}
        and domain = ${domain} order by email_id desc limit ${mostEmails}) p
      cross join email_sync e on e.id = p.email_id where e.user_id = ${userId}`),
  );
  await suggest(
    ctx,
    seen.map((email) => ({ ...email, organizationId, userId })),
    [],
  );
}
