import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import { behindPersonSchema } from "#shared/behind.ts";
import { normalizeAddress } from "#shared/mailAddress.ts";
import { parseDomainPolicy } from "../businesses/domainPolicy.ts";
import type { Context } from "../context.ts";
import { handFiledOf } from "./content/readHandFiled.ts";
import { contentOf } from "./content/readKnowledge.ts";
import { type Facts, noFacts, type PersonsWord, type RuleFact, toSubject } from "./facts.ts";
import { type FactsQuestion, factsStatements } from "./factsStatements.ts";
import { peerOf } from "./peer.ts";

/** Reads all that `decideAll` needs for these emails: one round trip, and one more after what was entered changed. */
export async function readFacts(ctx: Pick<Context, "db">, question: FactsQuestion): Promise<Facts> {
  const results = await ctx.db.batch(factsStatements(ctx, question));
  return factsOf(ctx, question.organizationId, results);
}

const text = z.string();
const json = <Value extends z.ZodType>(value: Value) =>
  text.transform((raw): unknown => JSON.parse(raw)).pipe(value);
const addressList = json(z.array(addressSchema));
const siblingRow = z.object({
  id: text,
  thread_id: text,
  direction: z.enum(["inbound", "outbound", "internal"]),
  is_automated: z.coerce.boolean(),
  from: json(addressSchema).nullable(),
  to: addressList,
  cc: addressList,
  bcc: addressList,
  reply_to: addressList,
  behind: json(z.array(behindPersonSchema)),
  subject: text,
  body_text: text,
});
const storedRow = siblingRow.extend({ email_provider_id: text });
const contactRow = z.object({
  address: text,
  contact_id: text,
  name: text,
  title: text,
  business_id: text.nullable(),
  business_name: text.nullable(),
});
const domainRow = z.object({ domain: text, business_id: text, business_name: text });
const peerRow = domainRow.extend({ contact_name: text, contacts: z.number() });
const ruleRow = z.object({
  kind: z.enum(["address", "domain", "thread", "subject_tag"]),
  value: text,
  effect: z.enum(["file", "never"]),
  business_id: text.nullable(),
  business_name: text.nullable(),
  contact_id: text.nullable(),
  contact_name: text.nullable(),
  user_name: text.nullable(),
});
const wordRow = z.object({
  email_id: text,
  thread_id: text,
  state: z.enum(["filed", "rejected"]),
  is_primary: z.coerce.boolean(),
  business_id: text,
  business_name: text.nullable(),
  contact_id: text.nullable(),
  contact_name: text.nullable(),
  matched: text.nullable(),
  user_name: text.nullable(),
  decided_at: z.number(),
});
const sharedWordRow = z.object({
  thread_id: text,
  email_id: text,
  business_id: text,
  business_name: text,
  user_name: text.nullable(),
  people: json(z.array(text)),
});
const ownRow = z.object({ address: text });
const filedRow = z.array(z.object({ version: text }));
const versionRow = z.array(z.object({ knowledge_version: z.number() }));

/** Makes subjects of rows of `email_sync`, read with `subjectColumns` and the mailbox. */
export function parseSubjects(rows: unknown) {
  return z
    .array(storedRow)
    .parse(rows)
    .map((row) => ({ emailProviderId: row.email_provider_id, subject: toSubject(row) }));
}

/** Makes facts of the results of `factsStatements`; asks the database only for what is not known of before. */
export async function factsOf(
  ctx: Pick<Context, "db">,
  organizationId: string,
  results: readonly unknown[],
): Promise<Facts> {
  const [siblings, contacts, domains, peers, rules, words, policyRows, aliases, versions, handFiled, shared] =
    results;
  const policy = parseDomainPolicy(policyRows);
  const facts: Facts = { ...noFacts(), ...policy, mainAddresses: new Set(policy.ownAddresses) };
  facts.siblings = Map.groupBy(z.array(siblingRow).parse(siblings).map(toSubject), (email) => email.threadId);
  for (const row of z.array(contactRow).parse(contacts))
    facts.contacts.set(row.address, {
      contactId: row.contact_id,
      name: row.name,
      title: row.title,
      business: businessOf(row.business_id, row.business_name),
    });
  for (const row of z.array(domainRow).parse(domains))
    facts.domains.set(row.domain, { businessId: row.business_id, name: row.business_name });
  for (const [domain, rows] of Map.groupBy(z.array(peerRow).parse(peers), (row) => row.domain)) {
    const [row, another] = rows;
    if (row && !another)
      facts.peers.set(
        domain,
        peerOf(domain, row.business_id, row.business_name, row.contact_name, row.contacts),
      );
  }
  facts.rules = z.array(ruleRow).parse(rules).map(toRule);
  facts.words = Map.groupBy(z.array(wordRow).parse(words).map(toWord), (word) => word.threadId);
  for (const [threadId, rows] of Map.groupBy(z.array(sharedWordRow).parse(shared), (row) => row.thread_id))
    facts.sharedWords.set(
      threadId,
      rows.map((row) => ({
        emailId: row.email_id,
        business: { businessId: row.business_id, name: row.business_name },
        userName: row.user_name ?? "Someone",
        people: new Set(row.people),
      })),
    );
  // An alias is our address, but its domain may be a customer's, where one of us has a mailbox.
  for (const { address } of z.array(ownRow).parse(aliases)) {
    const own = normalizeAddress(address);
    if (own !== null) facts.ownAddresses.add(own);
  }
  facts.content = await contentOf(ctx, organizationId, versionRow.parse(versions)[0]?.knowledge_version ?? 0);
  const filed = filedRow.parse(handFiled)[0]?.version ?? "0 ";
  facts.handFiled = await handFiledOf(ctx, organizationId, filed, facts);
  return facts;
}

function businessOf(businessId: string | null, name: string | null) {
  return businessId ? { businessId, name: name ?? "" } : null;
}

function toRule(row: z.infer<typeof ruleRow>): RuleFact {
  return {
    kind: row.kind,
    // A thread's id is written behind the mailbox that it means something in.
    value: row.kind === "thread" ? row.value.slice(row.value.indexOf(" ") + 1) : row.value,
    effect: row.effect,
    business: businessOf(row.business_id, row.business_name),
    contactId: row.contact_id,
    contactName: row.contact_name,
    userName: row.user_name ?? "Someone",
  };
}

function toWord(row: z.infer<typeof wordRow>): PersonsWord {
  return {
    emailId: row.email_id,
    threadId: row.thread_id,
    state: row.state,
    business: businessOf(row.business_id, row.business_name),
    contactId: row.contact_id,
    contactName: row.contact_name,
    isPrimary: row.is_primary,
    isThread: row.matched === row.thread_id,
    userName: row.user_name ?? "Someone",
    decidedAt: row.decided_at,
  };
}
