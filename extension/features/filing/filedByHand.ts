import type { LookupAnswer } from "#shared/lookup.ts";
import { associationsAfter } from "./associationsAfter.ts";
import type { Said } from "./said.ts";

/** What the sidebar will show once a person's word has reached the API. */
export function filedByHand(answer: LookupAnswer, said: Said, now: number): LookupAnswer {
  const associations = associationsAfter(answer.associations, said, now);
  const [before, after] = [answer.associations, associations].map(
    (all) => (all.find(({ isPrimary }) => isPrimary) ?? all[0])?.business?.id,
  );
  if (after === undefined) return { ...answer, associations, timeline: [], contactCount: 0, emailCount: 0 };
  return {
    ...answer,
    associations,
    ...(said.isHere ? { suggestions: [], proposed: null } : {}),
    timeline: before === after ? answer.timeline : [],
  };
}
