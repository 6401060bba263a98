/** An id as Outlook's pages write it, and what it names. */
export interface OutlookId {
  /** Base64, in the page's alphabet; the Worker brings it into Graph's form. */
  id: string;
  kind: "conversation" | "item";
}

/**
 * Ids are base64 of a structure that starts with its compression (`AA` none, `AQ` run-length) and its kind
 * (`Qk` conversation, `Mk` item); immutable item ids start with `AAkA`. [MS-OXCEXT] 2.2.6.1.
 */
const kinds = { Qk: "conversation", Mk: "item", kA: "item" } as const;

/** Reads an id of a conversation or an item; null for anything else. */
export function outlookId(text: string | null | undefined): OutlookId | null {
  if (text == null || !/^(?:A[AQ][QM]k|AAkA)[\w+/-]{16,500}={0,2}$/.test(text)) return null;
  return { id: text, kind: kinds[text.slice(2, 4) as keyof typeof kinds] };
}

/** Whether two ids are the same, in whichever alphabet they are written. */
export function isSameId(one: OutlookId, other: OutlookId): boolean {
  return plainBase64(one.id) === plainBase64(other.id);
}

/**
 * The mailbox that an id belongs to: the GUID inside it, lower case. Null where the id does not tell, as an
 * immutable one.
 */
export function mailboxOf({ id }: OutlookId): string | null {
  const [compression, ...rest] = bytesOf(id);
  const bytes = compression === 1 ? unpacked(rest) : rest;
  const [kind, length = 0, high] = bytes;
  if ((kind !== 3 && kind !== 4) || high !== 0) return null;
  const text = String.fromCharCode(...bytes.slice(3, 3 + length)).toLowerCase();
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? text : null;
}

/** Outlook's urls and Graph write `-` for `/` and `_` for `+`. */
function plainBase64(id: string): string {
  return id.replaceAll("-", "/").replaceAll("_", "+").replace(/=+$/, "");
}

function bytesOf(id: string): number[] {
  const whole = plainBase64(id);
  // What is left of a torn id still tells its beginning.
  const binary = atob(whole.slice(0, whole.length - (whole.length % 4)));
  return [...binary].map((character) => character.charCodeAt(0));
}

/** Run-length decoding: two equal bytes are followed by how many more there are. [MS-OXCEXT] 3.1.4.5. */
function unpacked(packed: number[]): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < packed.length; at += 1) {
    const byte = packed[at] as number;
    bytes.push(byte);
    if (packed[at + 1] !== byte) continue;
    bytes.push(byte, ...Array<number>(packed[at + 2] ?? 0).fill(byte));
    at += 2;
  }
  return bytes;
}
