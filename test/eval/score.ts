import type { LabelledEmail } from "./labelledMail.ts";
import type { Verdict } from "./ways.ts";

/** How well one way did on one set; shares are fractions of 1. */
export interface Score {
  name: string;
  emails: number;
  /** Of what was filed: under the business that the email is about. */
  precision: number;
  /** Of what is about a business that was entered: filed under it. */
  recall: number;
  /** Of all: filed without asking. */
  automatic: number;
  /** Of all: left to a person, with businesses to choose from. */
  proposed: number;
  filed: number;
  wrong: number;
}

/** Compares verdicts with the truth; `known` are the businesses that could have been found at all. */
export function score(name: string, emails: LabelledEmail[], verdicts: Verdict[], known: Set<string>): Score {
  let [filed, right, findable, found, proposed] = [0, 0, 0, 0, 0];
  for (const [index, { truth, mayBeLeft }] of emails.entries()) {
    const verdict = verdicts[index];
    const about = truth.businesses[0];
    const isRight = verdict?.filed !== null && verdict?.filed === about;
    if (verdict?.filed != null) filed += 1;
    if (isRight) right += 1;
    if (verdict?.isProposed) proposed += 1;
    if (about !== undefined && known.has(about) && !mayBeLeft) {
      findable += 1;
      if (isRight) found += 1;
    }
  }
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  const count = emails.length;
  return {
    ...{ name, emails: count, precision: share(right, filed), recall: share(found, findable) },
    ...{ automatic: count === 0 ? 0 : filed / count, proposed: count === 0 ? 0 : proposed / count },
    ...{ filed, wrong: filed - right },
  };
}
