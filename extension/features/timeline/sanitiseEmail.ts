import DOMPurify from "dompurify";
import { t } from "../../i18n/t.ts";

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
  "textarea",
  "audio",
  "video",
  "source",
  "track",
];

/** Links, images of the mail itself and small images inside the text; no scripts, no files, no other data. */
const allowedUri =
  /^(?:(?:https?|mailto|tel|cid):|data:image\/(?:png|jpe?g|gif|webp);base64,|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;

const remote = /^\s*(https?:)?\/\//i;
const remoteInStyle = /url\(\s*(["']?)\s*(?:https?:)?\/\//gi;
const quoteSelector =
  "blockquote[type=cite], .gmail_quote, .moz-cite-prefix ~ blockquote, #divRplyFwdMsg ~ *, #appendonsend ~ *";

/**
 * Makes a stranger's HTML fit for the frame: no scripts, forms, frames or styles of the page; quoted history folded;
 * remote images left out and counted unless `showImages`. `inlineImages` maps Content-IDs to data urls.
 */
export function sanitiseEmail(
  html: string,
  showImages: boolean,
  inlineImages: ReadonlyMap<string, string>,
): SafeEmail {
  const clean = DOMPurify.sanitize(inOneElement(html), {
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ["srcset", "ping", "autofocus", "tabindex", "id", "name"],
    ALLOWED_URI_REGEXP: allowedUri,
    FORCE_BODY: true,
  });
  // A document of its own: images in a fragment of this page would be loaded before they could be left out.
  const mail = new DOMParser().parseFromString(clean, "text/html");
  let blockedImages = 0;
  for (const element of mail.querySelectorAll("*")) {
    placeInlineImage(element, inlineImages);
    if (!showImages) blockedImages += withoutRemote(element);
    dropRelative(element);
  }
  foldQuotes(mail.body);
  return { document: frame(mail.body.innerHTML, showImages), blockedImages };
}

/** A whole document as one element that keeps the styles of its head and body. */
function inOneElement(html: string): string {
  const mail = new DOMParser().parseFromString(html, "text/html");
  const element = mail.createElement("div");
  element.setAttribute("style", mail.body.getAttribute("style") ?? "");
  element.append(...mail.head.querySelectorAll("style"), ...mail.body.childNodes);
  return element.outerHTML;
}

/** A mail has no address of its own: what is relative in it would lead into this extension. */
function dropRelative(element: Element): void {
  const source = element.getAttribute("src");
  if (source !== null && !/^\s*(https?:|\/\/|data:)/i.test(source)) element.removeAttribute("src");
  if (element.localName !== "a") return;
  if (!/^\s*(https?|mailto|tel):/i.test(element.getAttribute("href") ?? "")) element.removeAttribute("href");
  element.setAttribute("target", "_blank");
  element.setAttribute("rel", "noopener noreferrer");
}

function placeInlineImage(element: Element, inlineImages: ReadonlyMap<string, string>): void {
  if (element.localName !== "img") return;
  const source = element.getAttribute("src") ?? "";
  if (!source.toLowerCase().startsWith("cid:")) return;
  const found = inlineImages.get(source.slice(4));
  if (found === undefined) element.removeAttribute("src");
  else element.setAttribute("src", found);
}

function withoutRemote(element: Element): number {
  let blocked = 0;
  for (const name of ["src", "background", "poster"]) {
    if (!remote.test(element.getAttribute(name) ?? "")) continue;
    element.removeAttribute(name);
    blocked += 1;
  }
  blocked += withoutRemoteStyle(element);
  return blocked;
}

/** Styles load images as well; the frame's policy refuses what a rewritten name still hides. */
function withoutRemoteStyle(element: Element): number {
  const style = element.localName === "style" ? element.textContent : (element.getAttribute("style") ?? "");
  const found = style.match(remoteInStyle)?.length ?? 0;
  if (found === 0) return 0;
  const local = style.replace(remoteInStyle, "url($1data:,");
  if (element.localName === "style") element.textContent = local;
  else element.setAttribute("style", local);
  return found;
}

/** The answered mail below an answer is one click away, by a native element: the frame runs no script. */
function foldQuotes(body: HTMLElement): void {
  const quote = body.querySelector(quoteSelector);
  const before = quote?.parentNode;
  if (!quote || !before || !body.textContent.slice(0, body.textContent.indexOf(quote.textContent)).trim())
    return;
  const details = body.ownerDocument.createElement("details");
  const summary = body.ownerDocument.createElement("summary");
  summary.textContent = t("email.earlier");
  quote.replaceWith(details);
  details.append(summary, quote);
}

/** A mail with colours or pictures was made for white paper; any other, such as Outlook's plain text, goes with the page. */
const madeForWhite = /color|background|<img/i;

const frameStyle = [
  "body{margin:0;padding:12px 16px;font:14px/20px system-ui,sans-serif;color:light-dark(#1c2126,#e6e9ec);background:light-dark(#fff,#1b1f23);overflow-wrap:anywhere}",
  "@media(min-width:480px){body{padding:16px 24px}}",
  // Nothing in a mail may lie over the rest of it.
  "body *{position:static!important}",
  "img{max-width:100%;height:auto}img:not([src]):not([alt]),img:not([src])[alt='']{display:none}",
  "table{max-width:100%}pre{white-space:pre-wrap}",
  "summary{margin:12px 0;color:light-dark(#6d7781,#8b96a1);cursor:pointer}",
  "blockquote{margin:0;margin-inline-start:8px;padding-inline-start:8px;border-inline-start:2px solid light-dark(#e3e6e9,#31373d)}",
].join("");

function frame(body: string, showImages: boolean): string {
  const images = showImages ? "data: https: http:" : "data:";
  const policy = `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  const scheme = `html{color-scheme:${madeForWhite.test(body) ? "light" : "light dark"}}`;
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${scheme}${frameStyle}</style></head><body dir="auto">${body}</body></html>`;
}
