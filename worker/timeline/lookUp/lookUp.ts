import { eq, sql } from "drizzle-orm";
import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import type { LookupAnswer, LookupQuery } from "#shared/lookup.ts";
import { normalizeAddress } from "#shared/mailAddress.ts";
import { openMailbox } from "../../accounts/mailboxes/openMailbox.ts";
import type { UserContext } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { pageIds } from "../../providers/pageIds.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { askForOpened } from "../../sync/opened/askForOpened.ts";
import { parseAssociations } from "../associationRows.ts";
import { storedJson } from "../storedJson.ts";
import { toTimelineItems } from "../timelineItem.ts";
import { lookUpStatements } from "./lookUpStatements.ts";
import { parseKnownPeople, peopleOf, type ShownAddress } from "./openedPeople.ts";
import { proposalFor, suggestionsFor } from "./suggestBusiness.ts";

/** Addresses that a page may name; more are not looked at. */
const longestList = 500;

const text = z.string();
const openedSchema = z.array(
  z.object({
    email_provider_id: text,
    account_email: text,
    email_id: text.nullable(),
    conversation_id: text.nullable(),
    thread_count: z.number(),
  }),
);
const addresses = storedJson(z.array(addressSchema));
const headersSchema = z.array(
  z.object({ from: storedJson(addressSchema).nullable(), to: addresses, cc: addresses, reply_to: addresses }),
);
const countSchema = z.tuple([z.object({ contacts: z.number(), emails: z.number() })]);

/**
 * All that the sidebar shows beside an open email, in one round trip. Only the actor's own mailboxes are looked at;
 * where it is not certain which of them is on screen, no email is named (README, "How it works"). Where the page names a
 * message that is not here under this id, the provider is asked for the id under which it would be. What is not here at
 * all is asked for, so that a later lookup finds it.
 */
export async function lookUp(ctx: UserContext, query: LookupQuery): Promise<LookupAnswer> {
  const answer = await lookUpAsShown(ctx, query);
  const { emailProviderId } = answer;
  if (answer.state !== "not_synced" || emailProviderId === null) return answer;
  const { threadId, messageId } = pageIds(query.provider, query);
  const storedId = messageId === undefined ? null : await storedIdOf(ctx, emailProviderId, messageId);
  const found =
    storedId === null || storedId === messageId
      ? answer
      : await lookUpAsShown(ctx, { ...query, threadId: undefined, messageId: storedId });
  if (found.state === "not_synced")
    await askForOpened(ctx, { emailProviderId, threadId, messageId: storedId ?? undefined });
  return found;
}

/** What the provider says does not come: the page's id is all there is then. */
async function storedIdOf(
  ctx: UserContext,
  emailProviderId: string,
  messageId: string,
): Promise<string | null> {
  const [row] = await ctx.db.select().from(emailProvider).where(eq(emailProvider.id, emailProviderId));
  if (row === undefined) return null;
  try {
    return await openMailbox(ctx, row).storedId(messageId);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    ctx.log.warn("page_id_unresolved", { emailProviderId, code: error.code });
    return null;
  }
}

async function lookUpAsShown(ctx: UserContext, query: LookupQuery): Promise<LookupAnswer> {
  const shown = shownAddresses(query.addresses ?? "");
  const statements = lookUpStatements(ctx.actor, query, [...shown.keys()]);
  const [first = sql`select 1`, ...others] = statements;
  const [opened, filings, headers, contacts, domains, own, recent, counts, timeline] = await ctx.db.batch([
    ctx.db.all(first),
    ...others.map((statement) => ctx.db.all(statement)),
  ]);
  const [mailbox] = openedSchema.parse(opened);
  const associations = parseAssociations(filings);
  const known = parseKnownPeople({ contacts, domains, own, recent });
  const mails = headersSchema.parse(headers);
  const people = peopleOf([...mails.flatMap(namedIn), ...shown.values()], known);
  const isFiled = associations.filed.length > 0;
  const [{ contacts: contactCount, emails: emailCount }] = countSchema.parse(counts);
  return {
    state: mailbox ? (mailbox.email_id === null ? "not_synced" : "found") : "account_unknown",
    emailProviderId: mailbox?.email_provider_id ?? null,
    accountEmail: mailbox?.account_email ?? null,
    emailId: mailbox?.email_id ?? null,
    conversationId: mailbox?.conversation_id ?? null,
    threadCount: mailbox?.thread_count ?? 0,
    associations: associations.filed,
    people,
    suggestions: isFiled ? [] : suggestionsFor(people, known.recent, associations),
    proposed: isFiled ? null : proposalFor(people),
    contactCount,
    emailCount,
    timeline: toTimelineItems(ctx.actor, timeline),
  };
}

/** Who an email names, in the order in which a reader meets them. */
function namedIn(mail: z.output<typeof headersSchema>[number]): ShownAddress[] {
  return [...(mail.from ? [mail.from] : []), ...mail.reply_to, ...mail.to, ...mail.cc];
}

/** The page's addresses by their normalised form; what is no address is passed over. */
function shownAddresses(list: string): Map<string, ShownAddress> {
  const shown = new Map<string, ShownAddress>();
  for (const part of list.split(",", longestList)) {
    const address = normalizeAddress(part);
    if (address !== null && !shown.has(address))
      shown.set(address, { name: "", address: part.trim().toLowerCase() });
  }
  return shown;
}
