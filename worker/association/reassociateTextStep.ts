import { type SQL, sql } from "drizzle-orm";
import parsePhoneNumber from "libphonenumber-js/min";
import * as z from "zod";
import type { IdentifierKind } from "#shared/business.ts";
import type { Context } from "../context.ts";
import type { QueueMessage } from "../queue.ts";
import { nameWords } from "./content/businessName.ts";
import { identifierKey, websiteKey } from "./content/identifierKey.ts";
import { wordsOf } from "./content/words.ts";
import { fileAgain, readSubjects } from "./fileAgain.ts";

type ReassociateText = Extract<QueueMessage, { type: "reassociate_text" }>;

/** Emails that one step decides anew: their texts are read, so fewer than of addresses. */
const stepSize = 200;
/** Phrases of one message, newest entered first: each is a part of one full-text expression. */
const mostPhrases = 300;
/** Digits of a number whose groups are tried: there are 24 ways for so many. */
const longestNumber = 11;

const foundRows = z.array(z.object({ email_id: z.string(), position: z.string() }));

/**
 * What the queue has to do after a business got other marks, or another name: emails that the search index has with the
 * new ones are decided anew, and those that lay (or were proposed) there by their text.
 */
export function afterMarksChanged(
  organizationId: string,
  businessId: string,
  added: { kind: IdentifierKind | "name"; value: string }[],
): ReassociateText[] {
  const phrases = [...new Set(added.flatMap(phrasesOf))].filter(Boolean).slice(0, mostPhrases);
  const message = { type: "reassociate_text" as const, organizationId, after: "" };
  return [
    { ...message, phrases: [], businessId },
    ...(phrases.length > 0 ? [{ ...message, phrases, businessId: null }] : []),
  ];
}

/** How a mark may stand in a text, as the search index parts it into words; a number in its usual groups. */
function phrasesOf({ kind, value }: { kind: IdentifierKind | "name"; value: string }): string[] {
  switch (kind) {
    case "name":
      return [nameWords(value)?.join(" ") ?? ""];
    case "phone":
      return [value, ...phoneForms(value)].map(plainWords);
    case "website":
      return [plainWords(websiteKey(value) ?? "")];
    default:
      return [identifierKey(kind, value) ?? ""];
  }
}

/** A number as its country writes it, and in groups of two to four digits, with the zero that is dialled at home. */
function phoneForms(value: string): string[] {
  const number = parsePhoneNumber(value.replace(/^\s*00/, "+"));
  if (!number) return [];
  const national = number.nationalNumber;
  const groups = national.length > longestNumber ? [] : groupings(national);
  return [
    ...[number.formatInternational(), number.formatNational(), number.number, national],
    ...groups.flatMap((one) => [one, `0${one}`]),
  ];
}

function groupings(digits: string): string[] {
  if (digits.length < 2) return [];
  const longer = [2, 3, 4].flatMap((size) =>
    groupings(digits.slice(size)).map((rest) => `${digits.slice(0, size)} ${rest}`),
  );
  return digits.length <= 4 ? [digits, ...longer] : longer;
}

function plainWords(text: string): string {
  return wordsOf(text)
    .map((word) => word.key)
    .join(" ");
}

/** Decides the next emails of a message anew, and asks for the next step where there are more. Twice changes nothing. */
export async function reassociateTextStep(
  ctx: Pick<Context, "db" | "clock" | "newId" | "queue" | "log">,
  message: ReassociateText,
): Promise<void> {
  const { organizationId } = message;
  const found = foundRows.parse(await ctx.db.all(concerned(message)));
  const ids = sql`select value from json_each(${JSON.stringify(found.map((row) => row.email_id))})`;
  const stored = found.length === 0 ? [] : await readSubjects(ctx, organizationId, ids);
  await fileAgain(ctx, organizationId, stored);
  ctx.log.info("reassociated_text", { organizationId, emails: stored.length });
  const last = found.at(-1);
  if (last && found.length === stepSize)
    await ctx.queue.send([{ ...message, after: last.position, rounds: undefined }]);
}

/** Newest first by the index's keys, which are too large for a number of JavaScript; or by email id. */
function concerned({ organizationId, phrases, businessId, after }: ReassociateText): SQL {
  if (businessId !== null)
    return sql`select distinct email_id, email_id as position from association
      where organization_id = ${organizationId} and business_id = ${businessId} and source = 'content'
        and email_id > ${after} order by email_id limit ${stepSize}`;
  const scope = `scope : "o${organizationId.replaceAll("-", "")}"`;
  const quoted = phrases.map((phrase) => `"${phrase.replaceAll('"', " ")}"`).join(" OR ");
  const expression = `${scope} AND {sender subject body} : (${quoted})`;
  return sql`select d.email_id, cast(d.key as text) as position
    from (select rowid as key from email_search where email_search match ${expression}
      and rowid < ${after === "" ? sql`9223372036854775807` : sql`cast(${after} as integer)`}
      order by rowid desc limit ${stepSize}) found
    cross join email_search_document d on d.key = found.key order by d.key desc`;
}
