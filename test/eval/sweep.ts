import type { Judged } from "./judged.ts";

/** What filing by text alone would come to, from one threshold on. */
export interface Threshold {
  from: number;
  filed: number;
  wrong: number;
  /** Of the emails that only a text can file and that it should: filed right. */
  right: number;
  findable: number;
}

const thresholds = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99];

/**
 * Goes through the emails that nothing but their own text speaks for (a person's part in them, a rule or a conversation
 * decides without it), and files the likeliest business from each threshold on, whoever wrote them.
 */
export function sweep(judged: Judged[]): Threshold[] {
  const spoken = judged.flatMap(({ email: { truth }, verdict: { decision, source } }) => {
    const [best] = source === "content" ? (decision?.filings ?? []) : (decision?.proposed ?? []);
    if (best?.source !== "content" || (source !== "" && source !== "content")) return [];
    const isFindable = truth.primary !== null && truth.hasEvidence && !truth.isAmbiguous;
    return [{ confidence: best.confidence, isRight: best.businessId === truth.primary, isFindable }];
  });
  const findable = spoken.filter((one) => one.isFindable).length;
  return thresholds.map((from) => {
    const filed = spoken.filter((one) => one.confidence >= from);
    return {
      ...{ from, filed: filed.length, findable },
      wrong: filed.filter((one) => !one.isRight).length,
      right: filed.filter((one) => one.isRight && one.isFindable).length,
    };
  });
}
