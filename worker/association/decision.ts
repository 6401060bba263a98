import type { Address } from "#shared/address.ts";
import type { AssociationSource, Evidence } from "#shared/association.ts";

/** What of an email the engine looks at. */
export interface AssociationSubject {
  emailId: string;
  threadId: string;
  direction: "inbound" | "outbound" | "internal";
  isAutomated: boolean;
  from: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  bcc: Address[];
  subject: string;
  bodyText: string;
}

/** One business or contact that an email is filed under. */
export interface Filing {
  /** Empty text: a person without a business. */
  businessId: string;
  contactId: string | null;
  isPrimary: boolean;
  source: AssociationSource;
  confidence: number;
  evidence: Evidence[];
}

/**
 * What the engine says of one email. No filings: nothing known. Filings without a primary: not sure which, so that a
 * person should choose; these are not stored.
 */
export interface Decision {
  emailId: string;
  filings: Filing[];
}
