import type { Evidence } from "#shared/association.ts";
import type { Judged } from "./judged.ts";
import type { LabelledEmail } from "./labelledEmail.ts";

/** How many of the engine's reasons name something that is in their email. */
export interface Explanations {
  reasons: number;
  /** Those that do not, with their emails. */
  false: { emailId: string; text: string }[];
}

/** Reads every reason that the engine gives, and looks for what it names in the email, without the engine's help. */
export function checkExplanations(judged: Judged[]): Explanations {
  const found: Explanations = { reasons: 0, false: [] };
  for (const { email, verdict, others } of judged) {
    const { emailId } = email.subject;
    const { filings = [], proposed = [] } = verdict.decision ?? {};
    for (const { evidence } of [...filings, ...proposed]) {
      found.reasons += Math.max(1, evidence.length);
      if (evidence.length === 0) found.false.push({ emailId, text: "no reason at all" });
      for (const reason of evidence)
        if (!isTrue(reason, email.subject, others)) found.false.push({ emailId, text: reason.text });
    }
  }
  return found;
}

function isTrue(
  { source, text, matched }: Evidence,
  subject: LabelledEmail["subject"],
  others: number,
): boolean {
  if (matched === "") return false;
  if (matched === subject.threadId)
    return (
      source === "rule" || (source === "thread" && Number(/^(\d+) other/.exec(text)?.[1] ?? 0) <= others)
    );
  const { from, to, cc, bcc, replyTo, behind } = subject;
  const people = [from ? [from] : [], to, cc, bcc, replyTo, behind].flat();
  const wanted = plain(matched);
  const isAddress = people
    .map(({ address }) => plain(address))
    .some(
      (address) => address === wanted || address.endsWith(`@${wanted}`) || address.endsWith(`.${wanted}`),
    );
  const shown = [from?.name ?? "", subject.subject, subject.bodyText].join("\n");
  return isAddress || (source !== "contact" && shown.toLowerCase().includes(matched.toLowerCase()));
}

/** An address as people compare it by eye: no capitals, no tag, at Gmail no dots; host names in ASCII. */
function plain(text: string): string {
  const at = text.lastIndexOf("@");
  const host = text.slice(at + 1).toLowerCase();
  const ascii = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : host;
  if (at < 0) return ascii;
  const name = text
    .slice(0, at)
    .toLowerCase()
    .replace(/^"(.*)"$/, "$1")
    .replace(/(?<=.)\+.*/, "");
  return ascii === "gmail.com" || ascii === "googlemail.com"
    ? `${name.replaceAll(".", "")}@gmail.com`
    : `${name}@${ascii}`;
}
