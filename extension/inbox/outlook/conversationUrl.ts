/**
 * The url that shows a conversation in the mailbox of an Outlook page. The id comes as Graph writes it, which
 * the page's own urls do not (`-` for `/`, `_` for `+`).
 */
export function conversationUrl(pageUrl: string, threadId: string): string {
  const { origin, pathname } = new URL(pageUrl);
  const mailbox = /^\/mail(\/(?:\d+|[^/]+(?:@|%40)[^/]+))?(?:\/|$)/i.exec(pathname)?.[1] ?? "";
  const id = threadId.replaceAll("-", "/").replaceAll("_", "+");
  return `${origin}/mail${mailbox}/inbox/id/${encodeURIComponent(id)}`;
}
