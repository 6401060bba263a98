import { describe, expect, it } from "vitest";
import { decide } from "../decide.ts";
import type { AssociationSubject } from "../decision.ts";
import { type Facts, noFacts, type RuleFact } from "../facts.ts";

const orbis = { businessId: "orbis", name: "Orbis" };
const helix = { businessId: "helix", name: "Helix" };

function rule(changes: Partial<RuleFact>): RuleFact {
  return {
    ...{ kind: "address", value: "kim@gmail.com", effect: "file", business: orbis },
    ...{ contactId: null, contactName: null, userName: "Sam" },
    ...changes,
  };
}

const knowing = (...rules: RuleFact[]): Facts => ({
  ...noFacts(),
  rules,
  contacts: new Map([["bob@helix.example", { contactId: "bob", name: "Bob", title: "", business: helix }]]),
  domains: new Map([["helix.example", helix]]),
  ownAddresses: new Set(["ada@northwind.example"]),
});

function from(address: string, changes: Partial<AssociationSubject> = {}): AssociationSubject {
  return {
    ...{ emailId: "e", threadId: "t", direction: "inbound", isAutomated: false, subject: "", bodyText: "" },
    ...{ from: { name: "", address }, to: [{ name: "", address: "ada@northwind.example" }] },
    ...{ cc: [], bcc: [], replyTo: [], behind: [] },
    ...changes,
  };
}

const filed = (email: AssociationSubject, ...rules: RuleFact[]) =>
  decide(email, knowing(...rules)).filings.map((one) => one.businessId);

describe("what a correction taught", () => {
  it("files what comes from an address, and says who taught it", () => {
    expect(decide(from("k.im+x@googlemail.com"), knowing(rule({}))).filings[0]).toMatchObject({
      businessId: "orbis",
      source: "rule",
      evidence: [{ text: "Sam filed everything from kim@gmail.com under Orbis", matched: "kim@gmail.com" }],
    });
  });

  it("stands above a contact's address; what the address speaks for stays second", () => {
    const email = from("bob@helix.example");
    expect(filed(email, rule({ value: "bob@helix.example" }))).toEqual(["orbis", "helix"]);
  });

  it("of an address stands above one of its domain, of a tag above both", () => {
    const ofDomain = rule({ kind: "domain", value: "helix.example", business: helix });
    const ofAddress = rule({ value: "x@mail.helix.example" });
    expect(filed(from("x@mail.helix.example"), ofDomain, ofAddress)[0]).toBe("orbis");
    expect(filed(from("y@mail.helix.example"), ofDomain, ofAddress)).toEqual(["helix"]);
    const ofTag = rule({ kind: "subject_tag", value: "[hx]", business: helix });
    expect(filed(from("x@mail.helix.example", { subject: "Re: [HX] Plan" }), ofAddress, ofTag)[0]).toBe(
      "helix",
    );
  });

  it("keeps mail out of one business, or of all", () => {
    const never = rule({ kind: "domain", value: "helix.example", effect: "never", business: helix });
    expect(filed(from("bob@helix.example"), never)).toEqual([]);
    expect(filed(from("bob@helix.example"), { ...never, business: null })).toEqual([]);
    expect(decide(from("bob@helix.example"), knowing({ ...never, business: null })).proposed).toEqual([]);
  });

  it("of a group or form of ours files what outsiders write to it, not mail among ourselves or to a person", () => {
    const group = "orbis-project@northwind.example";
    const ofGroup = (value = group): Facts => ({
      ...knowing(rule({ value })),
      ownDomains: new Set(["northwind.example"]),
      mainAddresses: new Set(["ada@northwind.example"]),
    });
    const written = from("x@unknown.example", { cc: [{ name: "", address: group }] });
    expect(decide(written, ofGroup()).filings).toMatchObject([
      { businessId: "orbis", evidence: [{ text: `Sam filed everything to ${group} under Orbis` }] },
    ]);
    expect(decide({ ...written, direction: "internal" }, ofGroup()).filings).toEqual([]);
    expect(decide(written, ofGroup("ada@northwind.example")).filings).toEqual([]);
  });

  it("counts for who writes or is written to, not for who reads along", () => {
    const copied = from("x@unknown.example", { cc: [{ name: "", address: "kim@gmail.com" }] });
    expect(filed(copied, rule({}))).toEqual([]);
  });
});
