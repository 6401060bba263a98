import type { LookupAnswer } from "#shared/lookup.ts";
import type { PickerOption } from "./pickerOptions.ts";

/** What the sidebar will show once the filing has reached the API; null takes the email out of every business. */
export function filedByHand(answer: LookupAnswer, option: PickerOption | null, now: number): LookupAnswer {
  if (option === null) return { ...answer, associations: [], timeline: [], contactCount: 0, emailCount: 0 };
  const business =
    option.kind === "business" ? option.business : { id: "", name: option.name, domain: option.domain };
  return {
    ...answer,
    associations: [
      {
        business,
        contact: null,
        isPrimary: true,
        role: null,
        source: "manual",
        confidence: 1,
        evidence: [],
        decidedBy: null,
        decidedAt: now,
      },
    ],
    suggestions: [],
    proposed: null,
    timeline: answer.associations[0]?.business?.id === business.id ? answer.timeline : [],
  };
}
