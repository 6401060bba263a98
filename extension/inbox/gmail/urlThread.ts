import { apiId, type GmailId, permId, urlToken } from "./threadId.ts";

/**
 * First parts of a hash route that are followed by a name or a query of the user's own, which may look like
 * an id.
 */
const named = new Set(["label", "search", "category", "advanced-search", "settings", "create-filter"]);

/** An id in the address bar, and the form it was written in. */
interface UrlThread {
  rung: "url-token" | "url-perm" | "url-hex";
  id: GmailId;
}

/**
 * The conversation that a Gmail url names: `#inbox/FMfcgz…`, `#all/19eb8aa93d8ff18f`,
 * `#inbox/%23thread-f%3A…`, and `?th=%23thread-f:…` of a window of its own. Null when it names none: the
 * page may still show one.
 */
export function urlThread(url: string): UrlThread | null {
  if (!URL.canParse(url)) return null;
  const { hash, searchParams } = new URL(url);
  const popped = permId(searchParams.get("th") ?? searchParams.get("permthid"));
  if (popped !== null) return { rung: "url-perm", id: popped };
  // Split before decoding: a search of the user's may hold an encoded slash.
  const segments = hash.slice(1).split("?")[0]?.split("/") ?? [];
  const last = decode(segments.at(-1) ?? "");
  if (segments.length < (named.has(segments[0] ?? "") ? 3 : 2)) return null;
  const token = urlToken(last);
  if (token !== null) return { rung: "url-token", id: token };
  const perm = permId(last);
  if (perm !== null) return { rung: "url-perm", id: perm };
  const hex = last.length === 16 ? apiId(last) : null;
  return hex === null ? null : { rung: "url-hex", id: { kind: "api", id: hex } };
}

/** Percent-decodes what the user may have typed; text that is not valid encoding stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
