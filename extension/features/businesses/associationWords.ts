import type { AssociationView, Evidence } from "#shared/association.ts";
import { recentReason } from "#shared/recentReason.ts";
import { t } from "../../i18n/t.ts";
import { serverWords } from "../api/serverWords.ts";
import { evidenceSentence } from "./evidenceSentence.ts";

/** Who decided where an email belongs: a person, or the product by itself. */
export function decisionWords(association: AssociationView): string {
  const { source, decidedBy } = association;
  if (source === "manual")
    return decidedBy === null ? t("filing.byHand") : t("filing.byPerson", { name: decidedBy.name });
  if (source === "rule") return t("filing.asTaught");
  return t("filing.byItself");
}

/** How sure that is, in words. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.9) return t("filing.sure");
  if (confidence >= 0.7) return t("filing.quiteSure");
  return t("filing.bestGuess");
}

/** One reason of a filing. */
export function evidenceWords({ source, text }: Evidence): string {
  return evidenceSentence(text) ?? serverWords(text, `evidence.${source}`);
}

/** Why a business is offered. */
export function hintWords(hint: string): string {
  return hint === recentReason ? t("filing.recent") : (evidenceSentence(hint) ?? hint);
}
