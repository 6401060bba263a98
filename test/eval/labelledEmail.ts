import type { AssociationSubject } from "#worker/association/decision.ts";
import type { Facts } from "#worker/association/facts.ts";

/** Where an email belongs, known without the engine. */
export interface Truth {
  /** The business that it is with or about; null: none. */
  primary: string | null;
  /** Something in the email, its conversation or what people did before says so. */
  hasEvidence: boolean;
  /** A person should choose: filing it is right only under the primary, and leaving it alone is right as well. */
  isAmbiguous: boolean;
}

/** An email as the product sees it, beside what is known of it. */
export interface LabelledEmail {
  subject: AssociationSubject;
  truth: Truth;
  /** What is hard about it. */
  trap: string;
}

/** Emails of one mailbox of one organization, with what that organization has entered and done. */
export interface LabelledSet {
  facts: Facts;
  emails: LabelledEmail[];
}
