import type { Address } from "#shared/address.ts";
import { type BehindPerson, mostBehind } from "#shared/behind.ts";
import { parseAddresses, parseSender } from "./addresses.ts";
import { forwardedPeople } from "./forwardedPeople.ts";
import type { Headers } from "./headers.ts";
import { isForwardSubject } from "./quotedHistory.ts";

/** What of an email tells who stands behind it. */
export interface BehindQuestion {
  headers: Headers;
  from: Address | null;
  replyTo: Address[];
  subject: string;
  /** As it is stored: without quoted history, forwarded mail kept. */
  bodyText: string;
  /** Headers of mails that lie in the mail (message/rfc822, text/rfc822-headers). */
  embedded: Headers[];
}

/**
 * Who stands behind an email without being in its From, To or Cc: whoever wrote to a group that put its own address
 * into From, whoever wrote a forwarded mail, and whom a bounced mail did not reach. Each address once.
 */
export function peopleBehind(question: BehindQuestion): BehindPerson[] {
  const people = isBounce(question)
    ? failedRecipients(question)
    : [...sender(question), ...forwarded(question)];
  const found = new Map<string, BehindPerson>();
  for (const person of people) {
    const { address } = person;
    if (!address.includes("@") || address === question.from?.address || found.has(address)) continue;
    found.set(address, person);
  }
  return [...found.values()].slice(0, mostBehind);
}

const as =
  (role: BehindPerson["role"]) =>
  ({ name, address }: Address): BehindPerson => ({ role, name, address });

/** Google Groups and the like write the poster into headers of their own; others leave them in Reply-To alone. */
function sender({ headers, from, replyTo }: BehindQuestion): BehindPerson[] {
  const fields = originalFields.flatMap((name) => headers.all(name));
  const original = parseAddresses(fields)[0];
  const via = viaName.exec(from?.name ?? "");
  const [answerTo, ...more] = replyTo;
  const person = original ?? (via && answerTo && more.length === 0 ? answerTo : undefined);
  if (!person) return [];
  const name = person.name || (via?.[1]?.replace(/^['"](.*)['"]$/, "$1") ?? "");
  return [{ role: "sender", name, address: person.address }];
}

const originalFields = ["x-original-from", "x-google-original-from", "x-original-sender"];
/** "'Ana Ruiz' via Sales", in the languages of Google Groups. */
const viaName =
  /^(.+?)\s+(?:via|vía|über|por|par|tramite|a través de|através de|por meio de|przez|za pośrednictwem|prostřednictvím|через|経由)\s+\S/iu;

function forwarded({ subject, bodyText, embedded }: BehindQuestion): BehindPerson[] {
  const attached = embedded.flatMap((headers) => parseSender(headers.first("from")) ?? []);
  return [...forwardedPeople(bodyText, isForwardSubject(subject)), ...attached].map(as("forwarded"));
}

/** A delivery report (RFC 3464), by its type or by who sends such. Absences are none, though they share its marks. */
function isBounce({ headers, from }: BehindQuestion): boolean {
  if (headers.first("x-failed-recipients") !== null) return true;
  if (/report-type\s*=\s*"?delivery-status/i.test(headers.first("content-type") ?? "")) return true;
  return /^(?:mailer-daemon|postmaster|microsoftexchange[0-9a-f]{32})@/i.test(from?.address ?? "");
}

function failedRecipients({ headers, bodyText, embedded }: BehindQuestion): BehindPerson[] {
  const named = parseAddresses(headers.all("x-failed-recipients"));
  const told = [...bodyText.matchAll(mailAddress)].map(([address]) => ({
    name: "",
    address: address.toLowerCase(),
  }));
  const returned = embedded.flatMap((one) => parseAddresses(one.all("to")));
  return (named.length > 0 ? named : [...returned, ...told]).map(as("failed"));
}

const mailAddress = /[^\s"'<>()[\]{},;:|\\]{1,64}@(?:[\p{L}\p{N}_-]{1,63}\.){1,8}[\p{L}\p{N}-]{2,63}/gu;
