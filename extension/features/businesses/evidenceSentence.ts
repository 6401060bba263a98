import { currentLanguage } from "../../i18n/currentLanguage.ts";
import { messages } from "../../i18n/messages.ts";
import { type TextKey, textOf } from "../../i18n/t.ts";
import { fillIn, formFor } from "../../i18n/template.ts";

/**
 * The sentences in which the API gives its reasons, as the English texts of these names have them, the more special ones
 * first. Kept with every filing, so that a new one is worded here and old ones stay understood.
 */
const sentences = [
  "because.contactForwarded",
  "because.contactFailed",
  "because.contactAnswers",
  "because.contactCopied",
  "because.contact",
  "because.contactAlone",
  "because.sibling",
  "because.domain",
  "because.peer",
  "because.atDomain",
  "because.threadBy",
  "because.thread",
  "because.orderedThread",
  "because.orderedEmail",
  "because.orderedAll",
  "because.orderedTo",
  "because.orderedMove",
  "because.removedThread",
  "because.removedEmail",
  "because.removedAll",
  "because.nameIn",
  "because.personIn",
  "because.addressIn",
  "because.postalIn",
  "because.siteIn",
  "because.phoneIn",
  "because.referenceIn",
] as const satisfies readonly TextKey[];

/** Where in an email something stands, as the sentences say it. */
const zones = [
  "because.zoneSender",
  "because.zoneSubject",
  "because.zoneBody",
  "because.zoneSignature",
  "because.zoneForward",
] as const satisfies readonly TextKey[];

const englishOf = (key: TextKey): string => {
  const [section = "", name = ""] = key.split(".");
  const sections: Record<string, Record<string, string>> = messages.en;
  return sections[section]?.[name] ?? "";
};

/** A sentence as an expression; one with forms for one and many has one for each. */
const patterns = sentences.flatMap((key) =>
  englishOf(key)
    .split(" | ")
    .map((form) => {
      const escaped = form.replace(/[.*+?^$()[\]\\|]/g, "\\$&");
      return { key, pattern: new RegExp(`^${escaped.replace(/\{(\w+)\}/g, "(?<$1>.+?)")}$`, "u") };
    }),
);

/** A reason of the API in the language of this surface; null where it is none that is known. */
export function evidenceSentence(text: string): string | null {
  const language = currentLanguage();
  for (const { key, pattern } of patterns) {
    const parts = pattern.exec(text)?.groups;
    if (parts === undefined) continue;
    const count = parts.count === undefined ? undefined : Number(parts.count.replace(/\D/g, ""));
    const zone = zones.find((one) => englishOf(one) === parts.zone);
    if (parts.zone !== undefined && zone === undefined) continue;
    const values = {
      ...parts,
      ...(count === undefined ? {} : { count }),
      ...(zone === undefined ? {} : { zone: textOf(zone) }),
    };
    return fillIn(formFor(textOf(key), count, language), values, language);
  }
  return null;
}
