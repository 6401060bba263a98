import fc from "fast-check";
import { expect, it } from "vitest";
import { decideAll } from "./decide.ts";
import type { AssociationSubject, Filing } from "./decision.ts";
import { type Facts, noFacts, type PersonsWord } from "./facts.ts";

const orbis = { businessId: "orbis", name: "Orbis" };
const helix = { businessId: "helix", name: "Helix" };
const knowledge: Facts = {
  ...noFacts(),
  contacts: new Map([
    ["ana@orbis.example", { contactId: "ana", name: "Ana", title: "", business: orbis }],
    ["kim@gmail.com", { contactId: "kim", name: "Kim", title: "", business: null }],
  ]),
  domains: new Map([
    ["orbis.example", orbis],
    ["helix.example", helix],
  ]),
  ownAddresses: new Set(["ada@northwind.example"]),
  ownDomains: new Set(["northwind.example"]),
};

const person = fc
  .constantFrom(
    "ana@orbis.example",
    "x@orbis.example",
    "y@helix.example",
    "kim@gmail.com",
    "z@unknown.example",
  )
  .map((address) => ({ name: "", address }));
const us = { name: "Ada", address: "ada@northwind.example" };
const email = fc
  .record({
    direction: fc.constantFrom("inbound" as const, "outbound" as const, "internal" as const),
    isAutomated: fc.boolean(),
    people: fc.array(person, { minLength: 1, maxLength: 3 }),
    cc: fc.array(person, { maxLength: 2 }),
  })
  .map(({ people, direction, ...rest }) => ({
    ...{ threadId: "t", bcc: [], replyTo: [], behind: [], subject: "", bodyText: "", direction, ...rest },
    from: direction === "inbound" ? (people[0] ?? null) : us,
    to: direction === "outbound" ? people : [us],
  }));
const word = fc.record({
  state: fc.constantFrom("filed" as const, "rejected" as const),
  business: fc.constantFrom(orbis, helix, null),
  isThread: fc.boolean(),
});

const sharedWord = fc.record({
  emailId: fc.constant("elsewhere"),
  business: fc.constantFrom(orbis, helix),
  userName: fc.constant("Bob"),
  people: fc.subarray(["ana@orbis.example", "kim@gmail.com", "z@unknown.example"]).map((all) => new Set(all)),
});

/** What matters of a filing; a count in the words of its evidence tells of the moment it was made. */
const outcome = (filings: Filing[]) =>
  filings.map(({ businessId, contactId, isPrimary, source }) => ({
    businessId,
    contactId,
    isPrimary,
    source,
  }));

it("whatever a conversation holds, and in whatever order it arrives, its emails end filed alike", () => {
  const conversation = fc.array(email, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(
      conversation,
      fc.option(word),
      fc.option(sharedWord),
      fc.array(fc.nat(100), { minLength: 6, maxLength: 6 }),
      (mails, said, shared, keys) => {
        const emails: AssociationSubject[] = mails.map((one, index) => ({ ...one, emailId: `e${index}` }));
        const words: PersonsWord[] = said
          ? [
              {
                ...said,
                emailId: "earlier",
                threadId: "t",
                contactId: null,
                contactName: null,
                isPrimary: true,
                userName: "Sam",
                decidedAt: 1,
              },
            ]
          : [];
        const sharedWords = new Map([["t", shared ? [shared] : []]]);
        const facts = { ...knowledge, words: new Map([["t", words]]), sharedWords };
        const arriving = emails.toSorted(
          (a, b) => (keys[emails.indexOf(a)] ?? 0) - (keys[emails.indexOf(b)] ?? 0),
        );
        const stored = new Map<string, Filing[]>();
        for (const [index, one] of arriving.entries()) {
          const siblings = arriving.slice(0, index).filter((other) => !other.isAutomated);
          for (const decision of decideAll([one], { ...facts, siblings: new Map([["t", siblings]]) }))
            stored.set(decision.emailId, decision.filings);
        }
        for (const { emailId, filings } of decideAll(emails, facts))
          expect(outcome(stored.get(emailId) ?? [])).toEqual(outcome(filings));
      },
    ),
  );
});
