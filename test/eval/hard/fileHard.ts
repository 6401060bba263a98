import type { AssociationSubject } from "#worker/association/decision.ts";
import type { Facts, PersonsWord } from "#worker/association/facts.ts";
import type { LabelledEmail } from "../labelledMail.ts";
import { readSubject } from "../readSubject.ts";
import type { Verdict, Way } from "../ways.ts";
import { businessFact, hardFacts } from "./hardFacts.ts";
import type { HardEmail, HardWorld } from "./hardMail.ts";
import type { ReadHardWorld } from "./hardSet.ts";

/** A hand-written email with what one way said of it when it came. */
export interface FiledHardEmail {
  email: HardEmail;
  labelled: LabelledEmail;
  verdict: Verdict;
}

/** Lets one way file the mails of a world in order of time, knowing what was known when each came. */
export function fileHard({ world, emails }: ReadHardWorld, way: Way): FiledHardEmail[] {
  const facts = hardFacts(world);
  return emails.map((email) => {
    const mail = { emailId: email.id, threadId: email.threadId, headers: email.headers, text: email.text };
    const subject = readSubject({ ...mail, isSent: false }, facts);
    const { primary, others, hasEvidence, isAmbiguous } = email.truth;
    const labelled: LabelledEmail = {
      subject,
      truth: { businesses: primary === null ? [] : [primary, ...others], kind: email.trap },
      mayBeLeft: isAmbiguous || !hasEvidence,
    };
    const [verdict] = way([labelled], facts);
    if (!verdict) throw new Error(`No verdict for ${email.id}.`);
    learn(facts, world, email, subject);
    return { email, labelled, verdict };
  });
}

/** What the next mail finds: this one in its thread, and what a person did with it. */
function learn(facts: Facts, world: HardWorld, email: HardEmail, subject: AssociationSubject): void {
  const { threadId } = email;
  if (!subject.isAutomated) facts.siblings.set(threadId, [...(facts.siblings.get(threadId) ?? []), subject]);
  const word = wordOf(world, email);
  if (word) facts.words.set(threadId, [word, ...(facts.words.get(threadId) ?? [])]);
}

function wordOf(world: HardWorld, { id, threadId, sentAt, byHand }: HardEmail): PersonsWord | null {
  if (!byHand) return null;
  const business = world.businesses.find((one) => one.id === byHand.businessId);
  return {
    ...{ emailId: id, threadId, state: byHand.act === "files" && business ? "filed" : "rejected" },
    ...{ business: business ? businessFact(business) : null, contactId: null, contactName: null },
    ...{ isPrimary: true, isThread: byHand.scope === "thread", userName: "Sam", decidedAt: sentAt },
  };
}
