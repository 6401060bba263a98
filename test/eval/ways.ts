import { normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import { decideAll } from "#worker/association/decide.ts";
import type { Decision } from "#worker/association/decision.ts";
import type { Facts } from "#worker/association/facts.ts";
import type { LabelledEmail, LabelledSet } from "./labelledEmail.ts";

/** What one way of filing says of an email. */
export interface Verdict {
  /** The business it files the email under by itself; null: none. */
  filed: string | null;
  /** Which evidence decided. */
  source: string;
  /** All that the engine says; null where a simpler way decided. */
  decision: Decision | null;
}

/** A way of filing all emails of a set; answers in their order. */
export type Way = (set: LabelledSet) => Verdict[];

/** The product's engine. */
export const engine: Way = ({ emails, facts }) =>
  decideAll(
    emails.map((email) => email.subject),
    facts,
  )
    .slice(0, emails.length)
    .map((decision) => {
      const primary = decision.filings.find((filing) => filing.isPrimary && filing.businessId !== "");
      return { filed: primary?.businessId ?? null, source: primary?.source ?? "", decision };
    });

/** The exact address of the sender, or of the first whom we wrote to. */
const contactOnly: Way = ({ emails, facts }) =>
  emails.map((email) => byCounterpart(email, (address) => facts.contacts.get(address)?.business?.businessId));

/** The last two labels of the same person's domain. */
const lastTwoLabels: Way = ({ emails, facts }) =>
  emails.map((email) =>
    byCounterpart(email, (address) => byDomain(facts, address.split("@")[1]?.split(".").slice(-2).join("."))),
  );

/** The registered domain of the same person, by the Public Suffix List. */
const registeredDomain: Way = ({ emails, facts }) =>
  emails.map((email) => byCounterpart(email, (address) => byDomain(facts, registrableDomain(address))));

/** Simpler ways, to see what the engine is worth. */
export const baselines: [string, Way][] = [
  ["contact address only", contactOnly],
  ["last two labels", lastTwoLabels],
  ["registered domain only", registeredDomain],
];

function byDomain(facts: Facts, domain: string | null | undefined): string | undefined {
  return facts.domains.get(domain ?? "")?.businessId;
}

function byCounterpart({ subject }: LabelledEmail, find: (address: string) => string | undefined): Verdict {
  const person = subject.direction === "inbound" ? subject.from : subject.to[0];
  return { filed: find(normalizeAddress(person?.address ?? "") ?? "") ?? null, source: "", decision: null };
}
