import DOMPurify from "dompurify";
import { frameDocument } from "./frameDocument.ts";
import { showDestination } from "./linkDestination.ts";
import { foldHistory, markHistory } from "./mailHistory.ts";
import { type MailImages, placeImages } from "./mailImages.ts";

/** Email HTML that is safe to show in the sandboxed frame. */
export interface SafeEmail {
  /** A whole document, with a policy of its own. */
  document: string;
  /** Remote images and backgrounds that were not loaded. */
  blockedImages: number;
}

const forbidden = [
  "base",
  "button",
  "dialog",
  "embed",
  "form",
  "frame",
  "frameset",
  "iframe",
  "input",
  "link",
  "meta",
  "object",
  "option",
  "portal",
  "select",
  "svg",
  "math",
  "template",
  "textarea",
  "audio",
  "video",
  "source",
  "track",
];

/** Links, images of the mail itself and small images inside the text; no scripts, no files, no other data. */
const allowedUri =
  /^(?:(?:https?|mailto|tel|cid):|data:image\/(?:png|jpe?g|gif|webp);base64,|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;

/**
 * Makes a stranger's HTML fit for the frame: no scripts, forms, frames or styles of the page; quoted history folded
 * unless the mail passes another one on (`isForward`); links that say where they go; remote images only as `images`
 * says, and counted where they are left out.
 */
export function sanitiseEmail(
  html: string,
  { isForward, ...images }: MailImages & { isForward: boolean },
): SafeEmail {
  const clean = DOMPurify.sanitize(inOneElement(html), {
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ["srcset", "ping", "autofocus", "tabindex", "id", "name", "popover", "contenteditable"],
    ALLOWED_URI_REGEXP: allowedUri,
    FORCE_BODY: true,
  });
  // A document of its own: images in a fragment of this page would be loaded before they could be left out.
  const mail = new DOMParser().parseFromString(clean, "text/html");
  let blockedImages = 0;
  for (const element of mail.querySelectorAll("*")) {
    blockedImages += placeImages(element, images);
    if (element.localName === "a") showDestination(element);
  }
  if (!isForward) foldHistory(mail.body);
  return { document: frameDocument(mail.body.innerHTML, images.remote), blockedImages };
}

/** A whole document as one element that keeps the styles of its head and body. */
function inOneElement(html: string): string {
  const mail = new DOMParser().parseFromString(html, "text/html");
  markHistory(mail);
  const element = mail.createElement("div");
  element.setAttribute("style", mail.body.getAttribute("style") ?? "");
  element.append(...mail.head.querySelectorAll("style"), ...mail.body.childNodes);
  return element.outerHTML;
}
