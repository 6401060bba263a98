import type { Judged } from "./judged.ts";

/** How well one way did on one set; shares are fractions of 1. */
export interface Score {
  name: string;
  emails: number;
  /** Of what was filed: under the business that the email is about. */
  precision: number;
  /** Of what something says where it belongs, and no person has to choose: filed there. */
  recall: number;
  /** Of all: filed without asking. */
  automatic: number;
  /** Of all: left to a person, with businesses to choose from. */
  proposed: number;
  filed: number;
  wrong: number;
  findable: number;
  missed: number;
}

/** Compares verdicts with the truth. */
export function score(name: string, judged: Judged[]): Score {
  const count = (isCounted: (one: Judged) => boolean) => judged.filter(isCounted).length;
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  const emails = judged.length;
  const filed = count(({ verdict }) => verdict.filed !== null);
  const wrong = count(isWrong);
  const findable = count(isFindable);
  const missed = count((one) => isFindable(one) && !isRight(one));
  const proposed = count(
    ({ verdict }) => verdict.filed === null && (verdict.decision?.proposed.length ?? 0) > 0,
  );
  return {
    ...{ name, emails, filed, wrong, findable, missed },
    ...{ precision: share(filed - wrong, filed), recall: share(findable - missed, findable) },
    ...{ automatic: emails === 0 ? 0 : filed / emails, proposed: emails === 0 ? 0 : proposed / emails },
  };
}

/** Filed under what it is not about. */
export function isWrong(one: Judged): boolean {
  return one.verdict.filed !== null && !isRight(one);
}

/** Not filed, although something says where it belongs. */
export function isMissed(one: Judged): boolean {
  return one.verdict.filed === null && isFindable(one);
}

function isRight({ verdict, email }: Judged): boolean {
  return verdict.filed !== null && verdict.filed === email.truth.primary;
}

function isFindable({ email: { truth } }: Judged): boolean {
  return truth.primary !== null && truth.hasEvidence && !truth.isAmbiguous;
}
