import { base64url } from "jose";
import { hostOf, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { AssociationSubject } from "#worker/association/decision.ts";
import type { Facts, PersonsWord, RuleFact } from "#worker/association/facts.ts";
import { toNormalizedEmail } from "#worker/providers/google/toNormalizedEmail.ts";
import { asFromSender, directionOf } from "#worker/sync/page/direction.ts";
import type { LabelledEmail } from "../labelledEmail.ts";
import type { Verdict, Way } from "../ways.ts";
import { hardFacts } from "./hardFacts.ts";
import type { HardEmail } from "./hardMail.ts";
import type { ReadHardWorld } from "./hardSet.ts";

/** A hand-written email with what one way said of it when it came. */
export interface FiledHardEmail {
  email: HardEmail;
  labelled: LabelledEmail;
  /** How many emails its conversation had before. */
  earlier: number;
  verdict: Verdict;
}

/** Lets one way file the mails of a world in order of time, knowing what was known when each came. */
export function fileHard({ world, emails }: ReadHardWorld, way: Way): FiledHardEmail[] {
  const facts = hardFacts(world);
  return emails.map((email) => {
    const labelled = toLabelled(email, facts);
    const [verdict] = way({ emails: [labelled], facts });
    if (!verdict) throw new Error(`No verdict for ${email.id}.`);
    const earlier = facts.siblings.get(email.threadId)?.length ?? 0;
    learn(facts, email, labelled.subject);
    return { email, labelled, earlier, verdict };
  });
}

function toLabelled(
  { id, threadId, trap, headers, text, sentAt, truth }: HardEmail,
  facts: Facts,
): LabelledEmail {
  const own = { addresses: facts.ownAddresses, domains: facts.ownDomains };
  const data = base64url.encode(text);
  const message = toNormalizedEmail({
    ...{ id, threadId, labelIds: ["INBOX"], snippet: "", internalDate: String(sentAt) },
    payload: { mimeType: "text/plain", headers, body: { size: data.length, data } },
  });
  const email = asFromSender(message, own);
  return { subject: { ...email, emailId: id, direction: directionOf(email, own) }, truth, trap };
}

/** What the next mail finds: this one in its conversation, and what a person did with it. */
function learn(facts: Facts, email: HardEmail, subject: AssociationSubject): void {
  const { threadId, byHand } = email;
  if (!subject.isAutomated) facts.siblings.set(threadId, [...(facts.siblings.get(threadId) ?? []), subject]);
  if (byHand === null) return;
  if (byHand.scope === "address" || byHand.scope === "domain")
    facts.rules.unshift(ruleOf(facts, subject, byHand.scope, byHand));
  else facts.words.set(threadId, [wordOf(facts, email, byHand), ...(facts.words.get(threadId) ?? [])]);
}

type ByHand = NonNullable<HardEmail["byHand"]>;

function wordOf(facts: Facts, { id, threadId, sentAt }: HardEmail, byHand: ByHand): PersonsWord {
  const state = byHand.act === "files" && byHand.businessId !== null ? "filed" : "rejected";
  return {
    ...{
      emailId: id,
      threadId,
      state,
      business: businessOf(facts, byHand),
      contactId: null,
      contactName: null,
    },
    ...{ isPrimary: true, isThread: byHand.scope === "thread", userName: "Sam", decidedAt: sentAt },
  };
}

/** The rule of the address that the mail came from, or went to. */
function ruleOf(
  facts: Facts,
  subject: AssociationSubject,
  kind: "address" | "domain",
  byHand: ByHand,
): RuleFact {
  const person = subject.direction === "inbound" ? subject.from : subject.to[0];
  const address = normalizeAddress(person?.address ?? "") ?? "";
  const isFiled = byHand.act === "files" && byHand.businessId !== null;
  return {
    ...{ kind, value: kind === "address" ? address : (registrableDomain(hostOf(address)) ?? "") },
    ...{ effect: isFiled ? "file" : "never", business: businessOf(facts, byHand) },
    ...{ contactId: null, contactName: null, userName: "Sam" },
  };
}

function businessOf(facts: Facts, { businessId }: ByHand) {
  return businessId === null ? null : { businessId, name: facts.content.names.get(businessId) ?? "" };
}
