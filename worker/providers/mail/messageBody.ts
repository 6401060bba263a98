import * as z from "zod";
import { clamp, cleanText } from "./cleanText.ts";
import { mendText } from "./mendText.ts";

/** An email's body as a provider gives it: decoded, bounded, nothing sanitised. */
export const messageBodySchema = z.object({
  text: z.string(),
  html: z.string().nullable(),
  /** The first calendar part (iCalendar), decoded; null where there is none. */
  calendar: z.string().nullable(),
  /** Text and HTML go on beyond what is here. */
  isShortened: z.boolean(),
});
export type MessageBody = z.infer<typeof messageBodySchema>;

/** Bytes of one part of text that are read: nobody reads on, and a Worker has to hold them several times over. */
export const maxPartBytes = 4_000_000;
/** UTF-16 units of text, and of HTML, that are handed out. */
const longest = 2_000_000;
/** UTF-16 units of text that are made from HTML. */
export const maxTextOfHtml = 1_000_000;

/** Cleans and bounds a body. `isShortened` where a part of it was already cut on its way here. */
export function messageBody(body: MessageBody): MessageBody {
  const isLong = body.text.length > longest || (body.html?.length ?? 0) > longest;
  return {
    text: mendText(cleanText(clamp(body.text, longest))),
    html: body.html === null ? null : mendText(cleanText(clamp(body.html, longest))),
    calendar: body.calendar,
    isShortened: body.isShortened || isLong,
  };
}
