import DOMPurify from "dompurify";

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

const remote = /^\s*(https?:)?\/\//i;
const remoteInStyle = /url\(\s*["']?\s*(https?:)?\/\//gi;
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
  const body = DOMPurify.sanitize(html, {
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ["srcset", "ping", "autofocus", "tabindex", "id", "name"],
    ALLOWED_URI_REGEXP:
      /^(?:(?:https?|mailto|tel|cid):|data:image\/(?:png|jpe?g|gif|webp);base64,|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
    RETURN_DOM_FRAGMENT: true,
  });
  let blockedImages = 0;
  for (const element of body.querySelectorAll("*")) {
    placeInlineImage(element, inlineImages);
    if (!showImages) blockedImages += withoutRemote(element);
    if (element instanceof HTMLAnchorElement) {
      element.target = "_blank";
      element.rel = "noopener noreferrer";
    }
  }
  foldQuotes(body);
  const holder = document.createElement("div");
  holder.append(body);
  return { document: frame(holder.innerHTML, showImages), blockedImages };
}

function placeInlineImage(element: Element, inlineImages: ReadonlyMap<string, string>): void {
  if (!(element instanceof HTMLImageElement)) return;
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
  const style = element.localName === "style" ? element.textContent : (element.getAttribute("style") ?? "");
  blocked += style.match(remoteInStyle)?.length ?? 0;
  return blocked;
}

/** The answered mail below an answer is one click away, by a native element: the frame runs no script. */
function foldQuotes(body: DocumentFragment): void {
  const quote = body.querySelector(quoteSelector);
  const before = quote?.parentNode;
  if (!quote || !before || !body.textContent.slice(0, body.textContent.indexOf(quote.textContent)).trim())
    return;
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = "Earlier emails";
  quote.replaceWith(details);
  details.append(summary, quote);
}

function frame(body: string, showImages: boolean): string {
  const images = showImages ? "data: https: http:" : "data:";
  const policy = `default-src 'none'; img-src ${images}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'`;
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>html{color-scheme:light}body{margin:0;padding:12px 16px;font:14px/20px system-ui,sans-serif;color:#1c2126;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}table{max-width:100%}pre{white-space:pre-wrap}summary{margin:12px 0;color:#6d7781;cursor:pointer}blockquote{margin:0 0 0 8px;padding-left:8px;border-left:2px solid #e3e6e9}</style></head><body>${body}</body></html>`;
}
