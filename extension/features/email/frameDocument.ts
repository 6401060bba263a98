/** A mail with colours or pictures was made for white paper; any other, such as Outlook's plain text, goes with the page. */
const madeForWhite = /color|background|<img/i;

const style = [
  "body{margin:0;padding:12px 16px;font:14px/20px system-ui,sans-serif;color:light-dark(#1c2126,#e6e9ec);background:light-dark(#fff,#1b1f23);overflow-wrap:anywhere}",
  "@media(min-width:480px){body{padding:16px 24px}}",
  // Nothing in a mail may lie over the rest of it.
  "body *{position:static!important}",
  "img{max-width:100%;height:auto}img:not([src]):not([alt]),img:not([src])[alt='']{display:none}",
  "table{max-width:100%}pre{white-space:pre-wrap}",
  // Newsletters are made as wide as a desk.
  "@media(max-width:600px){table,td,th,div{width:auto!important;min-width:0!important;max-width:100%!important}img{max-width:calc(100vw - 64px)!important;height:auto!important}}",
  "summary{margin:12px 0;color:light-dark(#6d7781,#8b96a1);cursor:pointer}",
  "blockquote{margin:0 0 0 8px;padding-left:8px;border-left:2px solid light-dark(#e3e6e9,#31373d)}",
  ".threadbook-destination{font-size:12px;color:#8a5000;background:#fff4e0;border-radius:3px;padding:0 3px}",
].join("");

/**
 * White paper beside a dark page: the mail is turned to its negative with its hues kept, not quite black so that it goes
 * with the page, and pictures, with what is written on them, are turned back.
 */
const turned = [
  "html{background:#1b1f23}",
  "body{min-height:100vh;box-sizing:border-box;background:#fff;filter:invert(.88) hue-rotate(180deg)}",
  "img[src],[background],[style*='url(']{filter:invert(1) hue-rotate(180deg)}",
  "[background] img,[style*='url('] img,[background] [background],[style*='url('] [style*='url(']{filter:none}",
].join("");

/**
 * The document of the frame: a policy that lets in no script and no connection, styles inside the mail, and images from
 * where `remote` says that they can be had.
 */
export function frameDocument(body: string, remote: ReadonlyMap<string, string> | null): string {
  const origins = new Set([...(remote?.values() ?? [])].map((url) => new URL(url).origin));
  const policy = [
    "default-src 'none'",
    `img-src ${["data:", ...origins].join(" ")}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  const scheme = madeForWhite.test(body)
    ? `html{color-scheme:light}@media(prefers-color-scheme:dark){${turned}}`
    : "html{color-scheme:light dark}";
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer"><style>${scheme}${style}</style></head><body>${body}</body></html>`;
}
