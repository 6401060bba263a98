import { describe, expect, it } from "vitest";
import { decide, decideAll } from "./decide.ts";
import type { AssociationSubject } from "./decision.ts";
import { type Facts, noFacts, type PersonsWord } from "./facts.ts";

const orbis = { businessId: "orbis", name: "Orbis Logistics" };
const helix = { businessId: "helix", name: "Helix Labs" };

function knowing(changes: Partial<Facts> = {}): Facts {
  return {
    ...noFacts(),
    contacts: new Map([
      ["ana@orbis.example", { contactId: "ana", name: "Ana Ruiz", title: "", business: orbis }],
    ]),
    domains: new Map([
      ["orbis.example", orbis],
      ["helix.example", helix],
    ]),
    ownAddresses: new Set(["ada@northwind.example", "ada@gmail.com"]),
    ownDomains: new Set(["northwind.example"]),
    ...changes,
  };
}

const people = (...addresses: string[]) => addresses.map((address) => ({ name: "", address }));

function mail(
  changes: Partial<Omit<AssociationSubject, "from">> & { from?: string } = {},
): AssociationSubject {
  const { from = "ana@orbis.example", ...rest } = changes;
  return {
    emailId: "email",
    threadId: "thread",
    direction: "inbound",
    isAutomated: false,
    from: from === "" ? null : { name: "", address: from },
    to: people("ada@northwind.example"),
    cc: [],
    bcc: [],
    replyTo: [],
    behind: [],
    subject: "",
    bodyText: "",
    ...rest,
  };
}

function word(changes: Partial<PersonsWord> = {}): PersonsWord {
  return {
    emailId: "older",
    threadId: "thread",
    state: "filed",
    business: helix,
    contactId: null,
    contactName: null,
    isPrimary: true,
    isThread: false,
    userName: "Sam",
    decidedAt: 1,
    ...changes,
  };
}

const spoken = (...words: PersonsWord[]) => knowing({ words: new Map([["thread", words]]) });
const withSiblings = (...siblings: AssociationSubject[]) =>
  knowing({ siblings: new Map([["thread", siblings]]) });
const primary = (subject: AssociationSubject, facts = knowing()) =>
  decide(subject, facts).filings.find((filing) => filing.isPrimary);
const proposed = (subject: AssociationSubject, facts = knowing()) =>
  decide(subject, facts).proposed.map((filing) => filing.businessId);
const others = (subject: AssociationSubject, facts = knowing()) =>
  decide(subject, facts)
    .filings.filter((filing) => !filing.isPrimary)
    .map((filing) => filing.businessId);

describe("an email is filed by who takes part", () => {
  it("by the address of a contact, with the reason in words", () => {
    expect(primary(mail())).toEqual({
      businessId: "orbis",
      contactId: "ana",
      isPrimary: true,
      source: "contact",
      role: "sender",
      confidence: 0.99,
      evidence: [
        { source: "contact", text: "Ana Ruiz is a contact of Orbis Logistics", matched: "ana@orbis.example" },
      ],
    });
  });

  it("by the domain of a business, and by its subdomains", () => {
    expect(primary(mail({ from: "bob@mail.helix.example" }))).toMatchObject({
      businessId: "helix",
      contactId: null,
      source: "domain",
      evidence: [{ text: "helix.example is a domain of Helix Labs", matched: "helix.example" }],
    });
  });

  it.each([
    "bob@nothelix.example",
    "bob@helix.example.net",
    "helix.example@other.example",
    "no address",
    "@",
    "",
  ])("but not by something that only looks like it: %j", (from) => {
    expect(decide(mail({ from }), knowing()).filings).toEqual([]);
  });

  it("whatever tag or case the address is written with", () => {
    expect(primary(mail({ from: "ANA+invoices@Orbis.Example" }))?.contactId).toBe("ana");
  });

  it("by whom we wrote to, when we wrote", () => {
    const sent = mail({
      direction: "outbound",
      from: "ada@northwind.example",
      to: people("ana@orbis.example"),
    });
    expect(primary(sent)?.businessId).toBe("orbis");
  });

  it("never by our own addresses and domains, even where a business claims them", () => {
    const facts = knowing({ domains: new Map([["northwind.example", orbis]]) });
    expect(decide(mail({ from: "eve@northwind.example" }), facts).filings).toEqual([]);
    expect(decide(mail({ from: "a.d.a@gmail.com" }), facts).filings).toEqual([]);
  });

  it("under a person alone where the contact has no business", () => {
    const contacts = new Map([
      ["kim@gmail.com", { contactId: "kim", name: "Kim Lee", title: "", business: null }],
    ]);
    expect(primary(mail({ from: "kim@gmail.com" }), knowing({ contacts }))).toMatchObject({
      businessId: "",
      contactId: "kim",
    });
  });

  it("under the business of the domain where a contact was entered without a business", () => {
    const contacts = new Map([
      ["ana@orbis.example", { contactId: "ana", name: "Ana Ruiz", title: "", business: null }],
    ]);
    expect(primary(mail(), knowing({ contacts }))).toMatchObject({
      businessId: "orbis",
      contactId: "ana",
      source: "domain",
    });
  });

  it("under nothing where nobody is known", () => {
    expect(decide(mail({ from: "x@unknown.example" }), knowing()).filings).toEqual([]);
  });

  it("also with five hundred participants", () => {
    const crowd = people(...Array.from({ length: 500 }, (_, index) => `p${index}@crowd${index}.example`));
    expect(primary(mail({ cc: crowd }))?.businessId).toBe("orbis");
  });
});

describe("several businesses in one email", () => {
  it("the sender's is the primary, the others come second", () => {
    const both = mail({ cc: people("bob@helix.example") });
    expect(primary(both)?.businessId).toBe("orbis");
    expect(others(both)).toEqual(["helix"]);
  });

  it("a tie among those we wrote to makes none of them primary", () => {
    const to = people("ana@orbis.example", "bob@helix.example");
    const sent = mail({ direction: "outbound", from: "ada@northwind.example", to });
    expect(primary(sent)).toBeUndefined();
    expect(proposed(sent)).toEqual(["helix", "orbis"]);
  });

  it("an unknown sender with a known business in copy is nobody's for sure", () => {
    const copied = mail({ from: "kim@gmail.com", cc: people("bob@helix.example") });
    expect(primary(copied)).toBeUndefined();
    expect(proposed(copied)).toEqual(["helix"]);
  });

  it("where nobody outside leads, those in copy do", () => {
    const sent = {
      direction: "outbound" as const,
      from: "ada@northwind.example",
      to: people("eve@northwind.example"),
    };
    expect(primary(mail({ ...sent, cc: people("bob@helix.example") }))?.businessId).toBe("helix");
  });

  it("a mailing to dozens of businesses is filed under none", () => {
    const domains = new Map(
      Array.from({ length: 40 }, (_, n) => [`b${n}.example`, { businessId: `b${n}`, name: "" }]),
    );
    const to = people(...[...domains.keys()].map((domain) => `x@${domain}`));
    const sent = mail({ direction: "outbound", from: "ada@northwind.example", to });
    expect(decide(sent, knowing({ domains })).filings).toEqual([]);
  });
});

describe("mail that asks for care", () => {
  it("among ourselves is not filed, even with a business in its conversation", () => {
    const internal = mail({
      direction: "internal",
      from: "ada@northwind.example",
      cc: people("eve@northwind.example"),
    });
    expect(decide(internal, withSiblings(mail({ emailId: "older" }))).filings).toEqual([]);
  });

  it("among ourselves follows what a person said of its conversation", () => {
    const internal = mail({ direction: "internal", from: "ada@northwind.example" });
    expect(primary(internal, spoken(word()))?.businessId).toBe("helix");
  });

  it("from a machine is filed by its sender only", () => {
    const automated = { isAutomated: true, cc: people("ana@orbis.example") };
    expect(primary(mail({ ...automated, from: "noreply@helix.example" }))?.businessId).toBe("helix");
    expect(primary(mail({ ...automated, from: "noreply@news.helix.example" }))?.businessId).toBe("helix");
    expect(decide(mail({ ...automated, from: "noreply@unknown.example" }), knowing()).filings).toEqual([]);
  });
});

describe("a conversation keeps together", () => {
  const unknown = mail({ from: "kim@gmail.com" });
  const older = (from: string, emailId = "older") => mail({ emailId, from });

  it("mail of unknown people follows the rest of the conversation", () => {
    expect(
      primary(unknown, withSiblings(older("ana@orbis.example"), older("ana@orbis.example", "old"))),
    ).toMatchObject({
      businessId: "orbis",
      contactId: null,
      source: "thread",
      evidence: [
        { text: "2 other emails of this conversation are filed under Orbis Logistics", matched: "thread" },
      ],
    });
  });

  it("a contact's address weighs more than the conversation, the conversation more than a domain", () => {
    expect(primary(mail(), spoken(word()))?.businessId).toBe("orbis");
    const colleague = mail({ from: "bob@helix.example", cc: people("ana@orbis.example") });
    const facts = withSiblings(older("ana@orbis.example"));
    expect(primary(colleague, facts)).toMatchObject({ businessId: "orbis" });
    expect(others(colleague, facts)).toEqual(["helix"]);
  });

  it("what another business writes to us alone under an old subject is a matter of its own", () => {
    const stranger = mail({ from: "bob@helix.example" });
    const facts = withSiblings(older("ana@orbis.example"));
    expect(primary(stranger, facts)?.businessId).toBe("helix");
    expect(others(stranger, facts)).toEqual([]);
  });

  it("two domains in one conversation do not swap their emails", () => {
    expect(
      primary(mail({ from: "x@helix.example" }), withSiblings(older("y@orbis.example")))?.businessId,
    ).toBe("helix");
  });

  it("a conversation with two businesses says nothing", () => {
    const facts = withSiblings(older("x@helix.example", "one"), older("y@orbis.example", "two"));
    expect(decide(unknown, facts).filings).toEqual([]);
  });

  it("a newer email files the older ones of its conversation as well", () => {
    const decisions = decideAll([mail({ emailId: "newer" })], withSiblings(unknown));
    expect(decisions.map(({ emailId, filings }) => [emailId, filings[0]?.businessId])).toEqual([
      ["newer", "orbis"],
      ["email", "orbis"],
    ]);
  });

  it("in whatever order its emails arrive, alone or together", () => {
    const all = [mail({ emailId: "a" }), older("x@helix.example", "b"), { ...unknown, emailId: "c" }];
    const together = decideAll(all, knowing());
    for (const order of [all, all.toReversed()])
      for (const last of order) {
        const facts = withSiblings(...order.filter((one) => one !== last));
        const sorted = decideAll([last], facts).toSorted((a, b) => a.emailId.localeCompare(b.emailId));
        expect(sorted).toEqual(together);
      }
  });
});

describe("a person's word wins", () => {
  it("what they said of the conversation outweighs a contact's address", () => {
    expect(primary(mail(), spoken(word({ isThread: true })))).toMatchObject({
      businessId: "helix",
      source: "thread",
      evidence: [{ text: "Sam filed this conversation under Helix Labs" }],
    });
    expect(others(mail(), spoken(word({ isThread: true })))).toEqual(["orbis"]);
  });

  it("a business that they took the conversation out of does not come back", () => {
    const facts = spoken(
      word({ isThread: true }),
      word({ isThread: true, state: "rejected", business: orbis }),
    );
    expect(decide(mail(), facts).filings.map((filing) => filing.businessId)).toEqual(["helix"]);
  });

  it("a conversation that is with no business stays with none", () => {
    const facts = spoken(word({ isThread: true, state: "rejected", business: null }));
    expect(decide(mail(), facts).filings).toEqual([]);
  });

  it("the newest word counts", () => {
    const nobody = word({ isThread: true, state: "rejected", business: null, decidedAt: 1 });
    expect(primary(mail(), spoken(word({ isThread: true, decidedAt: 2 }), nobody))?.businessId).toBe("helix");
  });

  it("what they said of one email does not move the others that speak for themselves", () => {
    expect(primary(mail(), spoken(word()))?.businessId).toBe("orbis");
    const rejected = word({ state: "rejected", business: orbis });
    expect(primary(mail(), spoken(rejected))?.businessId).toBe("orbis");
  });
});
