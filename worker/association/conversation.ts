import type { Evidence } from "#shared/association.ts";
import type { AssociationSubject } from "./decision.ts";
import type { BusinessFact, Facts, PersonsWord, SharedWord } from "./facts.ts";
import type { Gathered } from "./gather.ts";
import { outsiders } from "./participants.ts";

/** What a conversation says about those of its emails that do not say it better themselves. */
export interface Voice {
  business: BusinessFact | null;
  contactId: string | null;
  /**
   * `order`: a person filed the whole conversation. `strong`: it rests on people's words, rules or contacts; `weak`: on
   * domains; `text`: on what stands in its emails.
   */
  weight: "order" | "strong" | "weak" | "text";
  /** A person said it of one of its emails. */
  isWord: boolean;
  evidence: Evidence;
}

const weights = ["word", "shared", "strong", "weak", "text"] as const;

/** What one email of a conversation contributes by itself. */
interface Contribution {
  emailId: string;
  businessId: string;
  name: string;
  contactId: string | null;
  weight: (typeof weights)[number];
  userName: string;
  /** Set where it lies in another mailbox: it speaks for emails with one of these people only. */
  people?: ReadonlySet<string>;
}

/** What the emails of one conversation say by themselves, and what people said of it. */
export interface Conversation {
  /** The newest word about the whole conversation. */
  order: PersonsWord | null;
  /** Businesses that a person took the whole conversation out of. */
  rejected: Set<string>;
  contributions: Contribution[];
}

/** Gathers a conversation from its emails (in any order) and from people's words about it. */
export function conversationOf(threadId: string, emails: Gathered[], facts: Facts): Conversation {
  const words = facts.words.get(threadId) ?? [];
  const orders = words.filter((word) => word.isThread && (word.state === "filed" || word.business === null));
  const order = orders[0] ?? null;
  const rejected = new Set(
    words
      .filter((word) => word.isThread && word.state === "rejected")
      .map((word) => word.business?.businessId ?? ""),
  );
  if (order?.state === "filed") rejected.delete(order.business?.businessId ?? "");
  const settled = new Set(words.map((word) => word.emailId));
  const contributions = [
    ...words.filter((word) => word.state === "filed" && word.isPrimary).map(ofWord),
    ...(facts.sharedWords.get(threadId) ?? []).map(ofSharedWord),
    ...emails.flatMap((one) => (settled.has(one.email.emailId) || one.email.isAutomated ? [] : ofEmail(one))),
  ].filter((one) => !rejected.has(one.businessId));
  return { order, rejected, contributions };
}

function ofWord(word: PersonsWord): Contribution {
  return {
    emailId: word.emailId,
    businessId: word.business?.businessId ?? "",
    name: word.business?.name ?? word.contactName ?? "a contact",
    contactId: word.business ? null : word.contactId,
    weight: "word",
    userName: word.userName,
  };
}

function ofSharedWord({ emailId, business, userName, people }: SharedWord): Contribution {
  return { emailId, ...business, contactId: null, weight: "shared", userName, people };
}

function ofEmail({ email, rule, lead, content }: Gathered): Contribution[] {
  const primary = rule ?? lead ?? content.sure;
  if (primary === null) return [];
  const { businessId, name, contactId, source } = primary;
  return [
    {
      emailId: email.emailId,
      businessId,
      name: name || "a contact",
      contactId: businessId === "" ? contactId : null,
      weight: source === "content" ? "text" : source === "domain" ? "weak" : "strong",
      userName: "",
    },
  ];
}

/** What the rest of the conversation says to one of its emails; null where it says nothing, or several things. */
export function voiceFor(
  { email }: Gathered,
  { order, contributions }: Conversation,
  facts: Facts,
): Voice | null {
  if (order) return order.state === "filed" ? ofOrder(order) : null;
  const others = contributions.filter(
    ({ emailId, people }) => emailId !== email.emailId && (!people || isAmong(email, people, facts)),
  );
  for (const weight of weights) {
    const same = others.filter((one) => one.weight === weight);
    const [first] = same;
    if (!first) continue;
    if (same.some((one) => one.businessId !== first.businessId || one.contactId !== first.contactId))
      return null;
    return { ...ofContribution(first), evidence: evidenceOf(email.threadId, same) };
  }
  return null;
}

/** Below one root people write each other what is no matter of those who were filed: somebody outside is in both. */
function isAmong(email: AssociationSubject, people: ReadonlySet<string>, facts: Facts): boolean {
  return outsiders(email, facts).some((person) => person.isLead && people.has(person.address));
}

function ofOrder(order: PersonsWord): Voice {
  const name = order.business?.name ?? order.contactName ?? "a contact";
  const text = `${order.userName} filed this conversation under ${name}`;
  return {
    business: order.business,
    contactId: order.contactId,
    weight: "order",
    isWord: true,
    evidence: { source: "thread", text, matched: order.threadId },
  };
}

function ofContribution(first: Contribution): Omit<Voice, "evidence"> {
  const business = first.businessId === "" ? null : { businessId: first.businessId, name: first.name };
  const isWord = first.weight === "word" || first.weight === "shared";
  const weight = first.weight === "word" || first.weight === "shared" ? "strong" : first.weight;
  return { business, contactId: first.contactId, weight, isWord };
}

function evidenceOf(threadId: string, same: Contribution[]): Evidence {
  const [first] = same;
  const emails =
    same.length === 1
      ? "1 other email of this conversation is"
      : `${same.length} other emails of this conversation are`;
  const who =
    first?.userName && same.every((one) => one.userName === first.userName) ? `, by ${first.userName}` : "";
  return { source: "thread", text: `${emails} filed under ${first?.name}${who}`, matched: threadId };
}
