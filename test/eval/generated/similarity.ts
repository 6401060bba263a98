import type { World } from "#sandbox/mailboxes/generate.ts";
import { handFiledIndex, tokensOf } from "#worker/association/content/handFiled.ts";
import { isOwn } from "#worker/association/participants.ts";
import type { LabelledSet } from "../labelledEmail.ts";
import { engine } from "../ways.ts";

/** How often what people filed before leads to a right proposal. */
export interface Similarity {
  /** Emails of businesses of which nothing but the name is entered, after those that were filed by hand. */
  emails: number;
  /** Those for which the right business is proposed, and those for which it comes first. */
  proposed: number;
  first: number;
  /** Those for which only others are proposed. */
  wrong: number;
}

/** Emails of each business that a person files by hand, in order of time. */
const byHand = 3;

/**
 * Lets people file the first three emails of each business that nobody entered, and looks at what is proposed for the
 * rest of them: nothing else than what was filed can tell where they belong.
 */
export function similarityOf({ facts, emails }: LabelledSet, world: World): Similarity {
  const known = new Set(facts.content.names.keys());
  const unknown = world.businesses.map(({ name }) => name).filter((name) => !known.has(name));
  const names = new Map([...facts.content.names, ...unknown.map((name) => [name, name] as const)]);
  const mail = unknown.map((name) =>
    emails.filter(({ subject, truth }) => truth.primary === name && !subject.isAutomated),
  );
  const filed = mail.flatMap((some) => some.slice(0, byHand));
  const isOurs = (address: string) => isOwn(address, facts);
  const handFiled = handFiledIndex(
    filed.map(({ subject, truth }) => ({
      businessId: truth.primary ?? "",
      tokens: tokensOf(subject, isOurs, facts.isFreeMail),
    })),
  );
  const rest = mail
    .flatMap((some) => some.slice(byHand))
    .filter(({ subject }) => subject.direction !== "internal");
  const taught = { ...facts, handFiled, content: { ...facts.content, names } };
  const found: Similarity = { emails: rest.length, proposed: 0, first: 0, wrong: 0 };
  for (const [index, { decision }] of engine({ facts: taught, emails: rest }).entries()) {
    const proposed = decision?.proposed.map((one) => one.businessId) ?? [];
    const truth = rest[index]?.truth.primary ?? "";
    if (proposed.includes(truth)) found.proposed++;
    else if (proposed.length > 0) found.wrong++;
    if (proposed[0] === truth) found.first++;
  }
  return found;
}
