import { escapeHtml } from "../../mime/text.ts";

const charset = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">';

/** The body as HTML: the mail's own, or its text inside of what Outlook puts around it. */
export function asHtml(html: Buffer | undefined, plain: Buffer | undefined): string {
  if (html) {
    const own = html.toString("utf8");
    return /<html[\s>]/i.test(own) ? own : `<html><head>\r\n${charset}</head><body>${own}</body></html>`;
  }
  if (!plain || plain.length === 0) return "";
  const lines = escapeHtml(plain.toString("utf8")).replace(/\r?\n/g, "<br>\r\n");
  return `<html><head>\r\n${charset}</head><body><div class="PlainText">${lines}</div></body></html>`;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" };

/** The body as text: Outlook makes it out of the HTML where there is any. */
export function asText(html: Buffer | undefined, plain: Buffer | undefined): string {
  if (!html) return plain?.toString("utf8") ?? "";
  return html
    .toString("utf8")
    .replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?(<\/\1>|$)/gi, "")
    .replace(/\s+/g, " ")
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h[1-6]|\/blockquote)\b[^<>]*>/gi, "\r\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .trim();
}
