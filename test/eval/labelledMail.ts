import {
  type GeneratedEmail,
  generateMailbox,
  generateWorld,
  type World,
} from "#sandbox/mailboxes/generate.ts";
import type { AssociationSubject } from "#worker/association/decision.ts";
import type { Facts } from "#worker/association/facts.ts";
import { isOwn } from "#worker/association/participants.ts";
import { parseAddresses, parseSender } from "#worker/providers/mail/addresses.ts";
import { isAutomated } from "#worker/providers/mail/automated.ts";
import { type Header, indexHeaders } from "#worker/providers/mail/headers.ts";
import { knowledgeOf } from "./knowledge.ts";

/** An email as the product sees it, beside what the generator knows of it. */
export interface LabelledEmail {
  subject: AssociationSubject;
  truth: GeneratedEmail["truth"];
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
      emails.push({ subject: readSubject(email, String(emails.length), facts), truth: email.truth });
  return { world, facts, emails };
}

function readSubject(email: GeneratedEmail, emailId: string, facts: Facts): AssociationSubject {
  const headers = indexHeaders(headerFields(email.raw));
  const from = parseSender(headers.first("from"));
  const [to, cc, bcc] = [headers.all("to"), headers.all("cc"), headers.all("bcc")].map(parseAddresses) as [
    AssociationSubject["to"],
    AssociationSubject["cc"],
    AssociationSubject["bcc"],
  ];
  const isFromUs = email.labels.includes("SENT") || (from !== null && isOwn(from.address, facts));
  const recipients = [...to, ...cc, ...bcc];
  const isAmongUs = recipients.length > 0 && recipients.every(({ address }) => isOwn(address, facts));
  return {
    emailId,
    threadId: email.threadKey,
    direction: isFromUs ? (isAmongUs ? "internal" : "outbound") : "inbound",
    isAutomated: isAutomated(headers, from),
    ...{ from, to, cc, bcc, replyTo: parseAddresses(headers.all("reply-to")) },
    subject: headers.first("subject") ?? "",
    bodyText: "",
  };
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
