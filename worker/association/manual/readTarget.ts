import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { currentId } from "../../businesses/businessAlias.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { storedJson } from "../../timeline/storedJson.ts";
import { isVisible } from "../../timeline/visibility.ts";

/** What a filing by hand is about, as the database has it. */
export interface Target {
  emailProviderId: string;
  threadId: string;
  /** Whom the evidence names. */
  userName: string;
  /** The businesses that are meant, which may have been merged since. */
  businessId: string | null;
  notBusinessId: string | null;
  /** The name of the business or contact that it goes to, or out of; empty for nowhere. */
  placeName: string;
  /** A condition over `email_sync e`: what the actor may see, and of what was removed what they may restore. */
  isReachable: SQL;
}

interface Asked {
  emailId: string;
  businessId: string | null;
  notBusinessId?: string | undefined;
  contactId?: string | null | undefined;
  seenUntil?: number | undefined;
}

const targetRow = z.tuple([
  z.object({
    provider_id: z.string(),
    thread_id: z.string(),
    last_word: z.number().nullable(),
    user_name: z.string().nullable(),
    business_id: z.string().nullable(),
    business_name: z.string().nullable(),
    contact_name: z.string().nullable(),
    others_word: storedJson(
      z.object({ by: z.string().nullable(), business: z.string().nullable(), at: z.number() }),
    ).nullable(),
  }),
]);

/** @throws AppError `email_not_found`, `decided_meanwhile`, `business_not_found`, `contact_not_found` */
export async function readTarget(ctx: UserContext, input: Asked): Promise<{ target: Target; now: number }> {
  const { organizationId, userId } = ctx.actor;
  const isReachable = sql`(${isVisible(ctx.actor, "e")} or ${isVisible(ctx.actor, "e", true)})`;
  const named = input.businessId ?? input.notBusinessId ?? null;
  const rows = await ctx.db.all(sql`select e.email_provider_id as provider_id, e.thread_id,
      (select max(a.updated_at) from email_sync s join association a on a.email_id = s.id and a.source = 'manual'
        where s.email_provider_id = e.email_provider_id and s.thread_id = e.thread_id) as last_word,
      (select name from user where id = ${userId}) as user_name, b.id as business_id, b.name as business_name,
      (select name from contact where id = ${input.contactId ?? null} and organization_id = ${organizationId}) as contact_name,
      (select json_object('by', u.name, 'business', f.name, 'at', a.updated_at) from association a
        left join user u on u.id = a.decided_by and u.organization_id = ${organizationId}
        left join business f on f.id = a.business_id and a.state = 'filed'
        where a.email_id = e.id and a.source = 'manual' and a.decided_by <> ${userId}
          and a.updated_at > ${input.seenUntil ?? null}
        order by a.updated_at desc, a.state limit 1) as others_word
    from email_sync e left join business b on b.id = ${currentId(organizationId, named)}
      and b.organization_id = ${organizationId} and b.leaving_at is null
    where e.id = ${input.emailId} and ${isReachable}`);
  const found = targetRow.safeParse(rows);
  if (!found.success)
    throw new AppError("email_not_found", "This email is not here, or is not yours to see.");
  const [row] = found.data;
  if (row.others_word !== null) throw decidedMeanwhile(row.others_word);
  if (named !== null && row.business_id === null)
    throw new AppError("business_not_found", "This business does not exist.");
  if (input.contactId && row.contact_name === null)
    throw new AppError("contact_not_found", "This contact does not exist.");
  return {
    target: {
      emailProviderId: row.provider_id,
      threadId: row.thread_id,
      userName: row.user_name ?? "Someone",
      businessId: input.businessId === null ? null : row.business_id,
      notBusinessId: input.notBusinessId === undefined ? null : row.business_id,
      placeName: row.business_name ?? row.contact_name ?? "",
      isReachable,
    },
    // Two words within one millisecond still have an order: an undo asks which came later.
    now: Math.max(ctx.clock.now(), (row.last_word ?? 0) + 1),
  };
}

function decidedMeanwhile({ by, business, at }: { by: string | null; business: string | null; at: number }) {
  const who = by ?? "A colleague";
  return new AppError(
    "decided_meanwhile",
    business === null
      ? `${who} took this email out of a business in the meantime.`
      : `${who} filed this email under ${business} in the meantime.`,
    { who, business, at },
  );
}
