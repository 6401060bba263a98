import type { LabelledEmail } from "./labelledEmail.ts";
import type { Verdict } from "./ways.ts";

/** An email with what one way said of it. */
export interface Judged {
  email: LabelledEmail;
  verdict: Verdict;
  /** Other emails of its conversation that were known then. */
  others: number;
}
