/** An id as Graph writes it, and what it names. */
export interface GraphId {
  id: string;
  kind: "conversation" | "item";
}

/**
 * Ids are base64 of a structure that starts with its compression (`AA` none, `AQ` run-length) and its kind
 * (`Qk` conversation, `Mk` item). Immutable item ids start with `AAkA`. [MS-OXCEXT] 2.2.6.1.
 */
const kinds = { Qk: "conversation", Mk: "item", kA: "item" } as const;

/**
 * Brings an id of Outlook on the web, from its pages or its urls, into Graph's form: percent-decoded, `-` for
 * `/` and `_` for `+`, which is not base64url's way round. An id in Graph's form stays as it is. Null for what
 * is neither a conversation's id nor an item's.
 */
export function graphId(text: string): GraphId | null {
  const id = decoded(text.trim()).replaceAll("/", "-").replaceAll("+", "_");
  if (!/^(?:A[AQ][QM]k|AAkA)[\w-]{16,500}={0,2}$/.test(id)) return null;
  return { id, kind: kinds[id.slice(2, 4) as keyof typeof kinds] };
}

/** Percent-decodes an id, also one that was encoded twice; text that is not valid encoding stays as it is. */
function decoded(text: string): string {
  try {
    const once = decodeURIComponent(text);
    return once.includes("%") ? decodeURIComponent(once) : once;
  } catch {
    return text;
  }
}
