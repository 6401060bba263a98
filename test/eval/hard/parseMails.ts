import type { HandFiling, HardEmail, HardTruth } from "./hardMail.ts";
import { type Trap, traps } from "./traps.ts";

/**
 * Reads the mails of a world. Each begins with a line `=== id | trap | truth`, then comes `Why:` with its sentence,
 * header fields, an empty line and the text. The truth is one of
 *
 *     sure: primary, others…   filing it by itself is right
 *     ask: primary, others…    a person should choose
 *     tie: these…              a person should choose, and none comes before the others
 *     unknown: primary         true, but nothing that can be read says so
 *     nobody                   no business of this organization
 *
 * After it may stand `thread: name` (else a thread of its own) and what a person then did with the email:
 * `files: business` or `files: nobody` or `removes: business`, with `scope: thread`, `address` or `domain`.
 */
export function parseMails(mails: string): HardEmail[] {
  return mails.split(/^=== /m).slice(1).map(parseMail);
}

function parseMail(mail: string): HardEmail {
  const [head = "", ...paragraphs] = mail.split("\n\n");
  const [title = "", ...fields] = head.trimEnd().split("\n");
  const [id = "", trap = "", truth = "", ...rest] = title.split("|").map((part) => part.trim());
  const extras = new Map(rest.map(pair));
  const headers = fields.map(pair).map(([name, value]) => ({ name, value }));
  const why = headers.shift();
  const sentAt = Date.parse(headers.find(({ name }) => name === "Date")?.value ?? "");
  if (why?.name !== "Why" || Number.isNaN(sentAt)) throw new Error(`${id} has no sentence or no date.`);
  return {
    ...{ id, trap: trapOf(trap), why: why.value, truth: truthOf(truth) },
    ...{ threadId: extras.get("thread") ?? id, byHand: handFilingOf(extras) },
    ...{ headers, text: paragraphs.join("\n\n").trim(), sentAt, isHeld: false },
  };
}

function pair(line: string): [string, string] {
  const colon = line.indexOf(":");
  if (colon < 1) throw new Error(`No name and value: ${line}`);
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

function trapOf(name: string): Trap {
  const trap = traps.find((one) => one === name);
  if (!trap) throw new Error(`No such trap: ${name}`);
  return trap;
}

function truthOf(text: string): HardTruth {
  if (text === "nobody") return { primary: null, others: [], hasEvidence: false, isAmbiguous: false };
  const [kind, list] = pair(text);
  const [first = "", ...others] = list.split(",").map((id) => id.trim());
  if (kind === "sure") return { primary: first, others, hasEvidence: true, isAmbiguous: false };
  if (kind === "ask") return { primary: first, others, hasEvidence: true, isAmbiguous: true };
  if (kind === "tie")
    return { primary: null, others: [first, ...others], hasEvidence: true, isAmbiguous: true };
  if (kind === "unknown") return { primary: first, others, hasEvidence: false, isAmbiguous: false };
  throw new Error(`No such truth: ${text}`);
}

function handFilingOf(extras: Map<string, string>): HandFiling | null {
  const [files, removes] = [extras.get("files"), extras.get("removes")];
  const business = files ?? removes;
  if (business === undefined) return null;
  const scope = extras.get("scope") ?? "email";
  if (scope !== "email" && scope !== "thread" && scope !== "address" && scope !== "domain")
    throw new Error(`No such scope: ${scope}`);
  const businessId = business === "nobody" ? null : business;
  return { act: files === undefined ? "removes" : "files", businessId, scope };
}
