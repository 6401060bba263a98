import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import { evidenceSchema } from "#shared/association.ts";
import type { Page } from "#shared/page.ts";
import type { Suggestion, SuggestionListQuery } from "#shared/suggestion.ts";
import { currentId } from "../../businesses/businessAlias.ts";
import type { UserContext } from "../../context.ts";
import { businessRef, firstDomain } from "../../timeline/associationRows.ts";
import { storedJson } from "../../timeline/storedJson.ts";
import { isVisible } from "../../timeline/visibility.ts";
import { decodePosition, encodePosition } from "./suggestionCursor.ts";

/** Emails of the organization among which the actor's are sought, the last stored first. */
const mostProposed = 10_000;

const text = z.string();
const rowsSchema = z.array(
  z.object({
    kind: z.enum(["business", "contact"]),
    id: text,
    subject: text,
    name: text,
    email_id: text,
    last_email_at: z.number(),
    business_id: text.nullable(),
    business_name: text.nullable(),
    domain: text.nullable(),
  }),
);
const emailRows = z.array(
  z.object({
    id: text,
    subject: text,
    from: storedJson(addressSchema).nullable(),
    sent_at: z.number(),
    choices: storedJson(z.array(z.object({ id: text, name: text, domain: text.nullable(), evidence: text }))),
  }),
);

/**
 * A page of what needs the actor: businesses and contacts, newest correspondence first, or, asked for by kind, emails
 * that may belong to several businesses. What has been entered in the meantime is left out.
 * @throws AppError `invalid_cursor`
 */
export async function listSuggestions(
  ctx: UserContext,
  query: SuggestionListQuery,
): Promise<Page<Suggestion>> {
  const found = query.kind === "email" ? await emailsToChoose(ctx, query) : await peopleToEnter(ctx, query);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: last && found.length > items.length ? encodePosition(last) : null };
}

async function peopleToEnter(ctx: UserContext, query: SuggestionListQuery): Promise<Suggestion[]> {
  const { organizationId, userId } = ctx.actor;
  const rows = rowsSchema.parse(
    await ctx.db.all(sql`select s.kind, s.id, s.subject, s.name, s.email_id, s.last_email_at, b.id as business_id,
        b.name as business_name, ${firstDomain} as domain
      from association_suggestion s left join business b
        on b.id = ${currentId(organizationId, sql`s.business_ids ->> 0`)} and b.organization_id = ${organizationId}
      where s.organization_id = ${organizationId} and s.user_id = ${userId} and s.state = 'open' and s.kind <> 'email'
        and ${query.kind ? sql`s.kind = ${query.kind}` : sql`1`}
        and ${isBehind(query, sql`(s.last_email_at, s.id)`)} and ${isOpen}
      order by s.last_email_at desc, s.id desc limit ${query.limit + 1}`),
  );
  return rows.map((row) => {
    const about = { id: row.id, emailId: row.email_id, lastEmailAt: row.last_email_at, name: row.name };
    return row.kind === "business"
      ? { kind: row.kind, ...about, domain: row.subject }
      : {
          ...{ kind: row.kind, ...about, address: row.subject },
          business: businessRef(row.business_id, row.business_name, row.domain),
        };
  });
}

/** Nobody has entered it by another way. */
const isOpen = sql`not (s.kind = 'business' and exists (select 1 from business_domain d
    where d.organization_id = s.organization_id and d.domain = s.subject))
  and not (s.kind = 'contact' and exists (select 1 from contact_address ca
    where ca.organization_id = s.organization_id and ca.address = s.subject))`;

/** The actor's own unfiled emails for which the engine proposes businesses. */
async function emailsToChoose(ctx: UserContext, query: SuggestionListQuery): Promise<Suggestion[]> {
  const { organizationId, userId } = ctx.actor;
  const rows = emailRows.parse(
    await ctx.db.all(sql`select e.id, e.subject, e."from", e.sent_at,
        (select json_group_array(json_object('id', b.id, 'name', b.name, 'domain', ${firstDomain},
            'evidence', a.evidence) order by a.confidence desc, a.id)
          from association a join business b on b.id = a.business_id and b.leaving_at is null
          where a.email_id = e.id and a.state = 'proposed') as choices
      from (select distinct email_id from association indexed by association_proposed
        where organization_id = ${organizationId} and state = 'proposed' order by email_id desc limit ${mostProposed}) p
      cross join email_sync e on e.id = p.email_id
      where e.user_id = ${userId} and e.business_id is null and ${isVisible(ctx.actor, "e")}
        and ${isBehind(query, sql`(e.sent_at, e.id)`)}
        and not exists (select 1 from association_suggestion s where s.organization_id = ${organizationId}
          and s.user_id = ${userId} and s.kind = 'email' and s.subject = e.id and s.state <> 'open')
      order by e.sent_at desc, e.id desc limit ${query.limit + 1}`),
  );
  return rows.map((row) => ({
    ...{ kind: "email" as const, id: row.id, emailId: row.id, lastEmailAt: row.sent_at },
    ...{ subject: row.subject, from: row.from },
    choices: row.choices.map(({ id, name, domain, evidence }) => ({
      business: { id, name, domain },
      reason: storedJson(z.array(evidenceSchema)).parse(evidence)[0]?.text ?? "",
    })),
  }));
}

function isBehind({ cursor }: SuggestionListQuery, position: SQL): SQL {
  if (cursor === undefined) return sql`1`;
  const { lastEmailAt, id } = decodePosition(cursor);
  return sql`${position} < (${lastEmailAt}, ${id})`;
}
