import type { Address } from "#shared/address.ts";
import type { AssociationSource, Evidence, ParticipationRole } from "#shared/association.ts";
import type { BehindPerson } from "#shared/behind.ts";

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
  behind: BehindPerson[];
  subject: string;
  bodyText: string;
}

/** One business or contact that an email is filed under, or may belong to. */
export interface Filing {
  /** Empty text: a person without a business. */
  businessId: string;
  contactId: string | null;
  isPrimary: boolean;
  source: AssociationSource;
  /** How whom it rests on takes part; null where it rests on the conversation. */
  role: ParticipationRole | null;
  confidence: number;
  evidence: Evidence[];
}

/** What the engine says of one email. */
export interface Decision {
  emailId: string;
  /** Where it belongs: one primary filing and any others, or none. */
  filings: Filing[];
  /** Where it may belong, best first, for a person to choose; only where there are no filings. */
  proposed: Filing[];
}
