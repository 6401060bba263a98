import { describe, expect, it } from "vitest";
import type { IdentifierKind } from "#shared/business.ts";
import { decide } from "../decide.ts";
import type { AssociationSubject } from "../decision.ts";
import { type Facts, noFacts } from "../facts.ts";
import { contentIndex } from "./contentIndex.ts";
import { identifierKey } from "./identifierKey.ts";

const marks: [string, IdentifierKind, string][] = [
  ["orbis", "phone", "+34 960 55 01 40"],
  ["orbis", "reference", "OR-2291"],
  ["orbis", "postal", "Avenida del Puerto 118, 46023 Valencia"],
  ["orbis", "alias", "Orbis"],
  ["helix", "reference", "HX70551"],
  ["helix", "reference", "DE77120"],
  ["helix", "reference", "IN2024"],
  ["helix", "reference", "EC26-118"],
  ["helix", "website", "https://www.facebook.com/HelixLabs"],
];

function knowing(...names: [string, string][]): Facts {
  const known: [string, string][] = [["orbis", "Orbis Logistics S.L."], ["helix", "Helix Labs"], ...names];
  return {
    ...noFacts(),
    ownAddresses: new Set(["ada@northwind.example"]),
    content: contentIndex({
      businesses: known.map(([id, name]) => ({ id, name })),
      domains: [{ businessId: "orbis", domain: "orbis.example" }],
      identifiers: marks.map(([businessId, kind, value]) => {
        const key = identifierKey(kind, value) ?? "";
        return { businessId, kind, value, key };
      }),
      contacts: [
        { contactId: "ana", name: "Ana Ruiz", businessId: "orbis", addresses: ["ana@orbis.example"] },
      ],
    }),
  };
}

function mail(bodyText: string, changes: Partial<AssociationSubject> = {}): AssociationSubject {
  return {
    ...{ emailId: "e", threadId: "t", direction: "inbound", isAutomated: false, subject: "", bodyText },
    ...{
      from: { name: "", address: "someone@gmail.com" },
      to: [{ name: "", address: "ada@northwind.example" }],
    },
    ...{ cc: [], bcc: [], replyTo: [], behind: [] },
    ...changes,
  };
}

const proposed = (text: string, facts = knowing()) =>
  decide(mail(text), facts).proposed.map((one) => one.businessId);

const signature =
  "Hello Ada,\n\nplease find the offer.\n\nBest regards\nAna Ruiz\nOrbis Logistics S.L.\nTel. 960 550 140 | www.orbis.example";

describe("what stands in an email", () => {
  it("files by itself only where a signature says it several times over, with what it rests on", () => {
    const [filing] = decide(mail(signature), knowing()).filings;
    expect(filing).toMatchObject({
      businessId: "orbis",
      contactId: "ana",
      source: "content",
      isPrimary: true,
    });
    expect(filing?.evidence.map((one) => one.matched)).toEqual([
      "960 550 140",
      "www.orbis.example",
      "Orbis Logistics",
    ]);
  });

  it("never files what a stranger's own domain, one of us or a machine sends", () => {
    const from = { name: "", address: "sales@agency.example" };
    expect(decide(mail(signature, { from }), knowing())).toMatchObject({
      filings: [],
      proposed: [{ businessId: "orbis" }],
    });
    expect(decide(mail(signature, { isAutomated: true }), knowing()).filings).toEqual([]);
    expect(decide(mail(signature, { direction: "internal" }), knowing())).toMatchObject({
      filings: [],
      proposed: [],
    });
  });

  it("files a further domain of a business where the signature bears it out", () => {
    const from = { name: "", address: "x@orbis-iberia.example" };
    expect(decide(mail(signature, { from }), knowing()).filings[0]?.businessId).toBe("orbis");
    const impostor = { name: "", address: "x@orbis-payments.example" };
    expect(decide(mail(signature, { from: impostor }), knowing()).filings).toEqual([]);
  });

  it.each([
    ["a name, whatever its case and accents", "We met ÓRBIS LOGISTICS last week", ["orbis"]],
    ["a second name", "The people at Orbis said so", ["orbis"]],
    ["a reference number", "about your order OR 2291", ["orbis"]],
    ["the same with nothing between", "about your order or2291", ["orbis"]],
    ["one that was entered with nothing between", "about HX-70551", ["helix"]],
    ["one of letters and digits mixed", "about EC26-118", ["helix"]],
    ["a number with narrow spaces", "call +34\u202f960\u202f55\u202f01\u202f40", ["orbis"]],
    ["a number with other hyphens", "call +34 960\u201155\u201101\u201140", ["orbis"]],
    ["a street", "Deliver to Avenida del Puerto 118", ["orbis"]],
    ["an address of a contact", "ask Ana@Orbis.example", ["orbis"]],
    ["a page on a site that many share", "see facebook.com/helixlabs/photos", ["helix"]],
    ["several", "Orbis Logistics and Helix Labs", ["helix", "orbis"]],
  ])("proposes by %s", (_, text, businesses) => {
    expect(proposed(text)).toEqual(businesses);
  });

  it.each([
    ["a part of a word", "The orbiser and Orbisson agree"],
    ["another name that begins like it", "Orbis Pharma Research is new"],
    ["a person of that name", "I spoke with Martin Orbis"],
    ["a word in small letters", "the orbis of the eye"],
    ["another's page", "see orbis.net and facebook.com/somebody"],
    ["another number", "call +34 960 55 01 41"],
    ["what would be a word and a number", "the price de 77120 or in 2024"],
    ["part of a longer reference", "order OR-22911"],
  ])("is not misled by %s", (_, text) => {
    expect(proposed(text)).toEqual([]);
  });

  it("never finds names that are common words in any of five languages", () => {
    const names = ["The", "IT", "Die", "Les", "Para", "Uma", "AG", "Team GmbH"];
    const facts = knowing(...names.map((name, index): [string, string] => [`common${index}`, name]));
    expect(proposed("The IT Team: Die Les Para Uma AG, says the team", facts)).toEqual([]);
  });

  it("finds names in scripts without spaces, between the borders of their words", () => {
    const facts = knowing(["tokyo", "東京オービス株式会社"], ["katakana", "オービス"]);
    expect(proposed("先日の東京オービスの件です", facts)).toEqual(["tokyo"]);
    expect(proposed("オービスターの件です", facts)).toEqual([]);
  });

  it("takes one pass, however many businesses there are", () => {
    const many = Array.from({ length: 20_000 }, (_, n): [string, string] => [
      `b${n}`,
      `Nadir${n} Freight${n}`,
    ]);
    expect(proposed("Greetings from Nadir19999 Freight19999 in Hamburg", knowing(...many))).toEqual([
      "b19999",
    ]);
  });

  it("puts others beside the business that an email is with, where its writer names them by an exact mark", () => {
    const facts = knowing();
    facts.domains.set("helix.example", { businessId: "helix", name: "Helix Labs" });
    const from = { name: "Kim", address: "kim@helix.example" };
    const filed = (bodyText: string, changes: Partial<AssociationSubject> = {}) =>
      decide(mail(bodyText, { from, ...changes }), facts).filings.map((one) => [one.businessId, one.role]);
    const withOrbis = [
      ["helix", "sender"],
      ["orbis", "mentioned"],
    ];
    expect(filed("Please ask ana@orbis.example about it.")).toEqual(withOrbis);
    expect(filed("Their number is +34 960 55 01 40.")).toEqual(withOrbis);
    expect(filed("", { subject: "Goods of OR-2291" })).toEqual(withOrbis);
    const helixAlone = [["helix", "sender"]];
    expect(filed("Orbis Logistics stands at Avenida del Puerto 118, see orbis.example.")).toEqual(helixAlone);
    expect(filed("Fine.\n\n> Please ask ana@orbis.example about it.")).toEqual(helixAlone);
    expect(filed("Please ask ana@orbis.example about it.", { isAutomated: true })).toEqual(helixAlone);
  });

  it("stays a matter of those whose reference is in the subject, where they are written to as well", () => {
    const facts = knowing();
    facts.domains.set("helix.example", { businessId: "helix", name: "Helix Labs" });
    const orbis = { businessId: "orbis", name: "Orbis Logistics" };
    facts.contacts.set("ana@orbis.example", { contactId: "ana", name: "Ana", title: "", business: orbis });
    const from = { name: "Kim", address: "kim@helix.example" };
    const cc = [{ name: "", address: "ana@orbis.example" }];
    const primary = (changes: Partial<AssociationSubject>) =>
      decide(mail("", { from, cc, ...changes }), facts).filings[0]?.businessId;
    expect(primary({ subject: "RE: OR-2291, financing" })).toBe("orbis");
    expect(primary({ subject: "RE: financing" })).toBe("helix");
    expect(primary({ subject: "RE: OR-2291, financing", cc: [] })).toBe("helix");
  });
});
