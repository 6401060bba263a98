import { generateMailbox, generateWorld, type World } from "#sandbox/mailboxes/generate.ts";
import type { AssociationSubject } from "#worker/association/decision.ts";
import type { Facts } from "#worker/association/facts.ts";
import type { Header } from "#worker/providers/mail/headers.ts";
import { knowledgeOf } from "./knowledge.ts";
import { readSubject } from "./readSubject.ts";

/** An email as the product sees it, beside what the generator knows of it. */
export interface LabelledEmail {
  subject: AssociationSubject;
  /** The businesses that it is about, the first before the others, and a word for what it is. */
  truth: { businesses: string[]; kind: string };
  /** Leaving it to a person is as right as filing it under its business. */
  mayBeLeft?: boolean;
}

export interface LabelledSet {
  world: World;
  /** What the organization has entered; a part of the world. */
  facts: Facts;
  emails: LabelledEmail[];
}

/** A mailbox of one of our people with its hidden truth. Junk and drafts are left out, as sync leaves them out. */
export function generatedSet(options: { businesses: number; emails: number; seed: number }): LabelledSet {
  const until = Date.UTC(2026, 10, 23);
  const world = generateWorld({ seed: options.seed, businesses: options.businesses, until });
  const facts = knowledgeOf(world);
  const owner = world.organization.people[0];
  if (!owner) throw new Error("The world has nobody of our own.");
  const emails: LabelledEmail[] = [];
  const mailbox = generateMailbox(world, {
    owner: owner.address,
    emails: options.emails,
    seed: options.seed,
    until,
  });
  for (const email of mailbox)
    if (!email.labels.some((label) => ["SPAM", "TRASH", "DRAFT"].includes(label)))
      emails.push({
        subject: readSubject(
          {
            ...{ emailId: String(emails.length), threadId: email.threadKey, text: "" },
            ...{ headers: headerFields(email.raw), isSent: email.labels.includes("SENT") },
          },
          facts,
        ),
        truth: email.truth,
      });
  return { world, facts, emails };
}

/** The header fields of raw mail, unfolded (RFC 5322, 2.2.3). */
function headerFields(raw: Uint8Array): Header[] {
  const text = new TextDecoder().decode(raw);
  const end = text.search(/\r?\n\r?\n/);
  const lines = (end < 0 ? text : text.slice(0, end)).replace(/\r?\n(?=[ \t])/g, "").split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(":");
    return colon < 1 ? [] : [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }];
  });
}
