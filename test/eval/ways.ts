import { normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import { decideAll } from "#worker/association/decide.ts";
import type { Facts } from "#worker/association/facts.ts";
import type { LabelledEmail } from "./labelledMail.ts";

/** What one way of filing says of an email. */
export interface Verdict {
  /** The business it files the email under by itself; null: none. */
  filed: string | null;
  /** It knows of businesses in the email and leaves the choice to a person. */
  isProposed: boolean;
  /** Which evidence decided. */
  source: string;
}

/** A way of filing all emails of a set; answers in their order. */
export type Way = (emails: LabelledEmail[], facts: Facts) => Verdict[];

/** The product's engine. */
export const engine: Way = (emails, facts) =>
  decideAll(
    emails.map((email) => email.subject),
    facts,
  ).map(({ filings }) => {
    const primary = filings.find((filing) => filing.isPrimary && filing.businessId !== "");
    return {
      filed: primary?.businessId ?? null,
      isProposed: !primary && filings.length > 0,
      source: primary?.source ?? "",
    };
  });

/** The exact address of the sender, or of the first whom we wrote to. */
export const contactOnly: Way = (emails, facts) =>
  emails.map((email) =>
    byCounterpart(email, (address) => facts.contacts.get(address)?.business?.businessId, "contact"),
  );

/** The registered domain of the same person. */
export const domainOnly: Way = (emails, facts) =>
  emails.map((email) =>
    byCounterpart(
      email,
      (address) => facts.domains.get(registrableDomain(address) ?? "")?.businessId,
      "domain",
    ),
  );

function byCounterpart(
  { subject }: LabelledEmail,
  find: (address: string) => string | undefined,
  source: string,
): Verdict {
  const person = subject.direction === "inbound" ? subject.from : subject.to[0];
  const filed = find(normalizeAddress(person?.address ?? "") ?? "") ?? null;
  return { filed, isProposed: false, source };
}
