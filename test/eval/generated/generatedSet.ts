import { payloadOf } from "#sandbox/google/mime/payload.ts";
import {
  type GeneratedEmail,
  generateMailbox,
  generateWorld,
  type World,
} from "#sandbox/mailboxes/generate.ts";
import { toNormalizedEmail } from "#worker/providers/google/toNormalizedEmail.ts";
import { asFromSender, directionOf } from "#worker/sync/page/direction.ts";
import { enteredFacts } from "../entered.ts";
import type { LabelledEmail, LabelledSet } from "../labelledEmail.ts";
import { evidenceFinder } from "./evidence.ts";
import { knowledgeOf } from "./knowledge.ts";
import { trapMails } from "./trapMails.ts";

/** A mailbox of one of our people with its hidden truth. Junk and drafts are left out, as sync leaves them out. */
export async function generatedSet(options: {
  businesses: number;
  emails: number;
  seed: number;
}): Promise<LabelledSet & { world: World }> {
  const until = Date.UTC(2026, 10, 23);
  const world = generateWorld({ seed: options.seed, businesses: options.businesses, until });
  const entered = knowledgeOf(world);
  const facts = enteredFacts(entered);
  const own = { addresses: facts.ownAddresses, domains: facts.ownDomains };
  const shows = evidenceFinder(world, entered);
  const owner = world.organization.people[0];
  if (!owner) throw new Error("The world has nobody of our own.");
  const mailbox = generateMailbox(world, { ...options, owner: owner.address, until });
  const emails: (LabelledEmail & { shows: boolean })[] = [];
  for (const email of mailbox) {
    if (email.labels.some((label) => ["SPAM", "TRASH", "DRAFT"].includes(label))) continue;
    const normalized = asFromSender(await normalize(email), own);
    const emailId = String(emails.length);
    const primary = email.truth.businesses[0] ?? null;
    emails.push({
      subject: { ...normalized, emailId, threadId: email.threadKey, direction: directionOf(normalized, own) },
      truth: { primary, hasEvidence: false, isAmbiguous: false },
      trap: email.truth.kind,
      shows: primary !== null && shows(primary, JSON.stringify(normalized)),
    });
  }
  // What one email of a conversation shows holds for all of it.
  const said = new Set<string>();
  for (const { subject, truth, shows } of emails) if (shows) said.add(`${subject.threadId} ${truth.primary}`);
  for (const { subject, truth } of emails)
    truth.hasEvidence = said.has(`${subject.threadId} ${truth.primary}`);
  return { facts, emails: [...emails, ...trapMails(world, entered, facts)], world };
}

async function normalize(email: GeneratedEmail) {
  const { payload, snippet } = await payloadOf(email.raw);
  return toNormalizedEmail({
    ...{ id: email.messageId, threadId: email.threadKey, labelIds: [...email.labels], snippet },
    internalDate: String(email.receivedAt),
    payload,
  });
}
