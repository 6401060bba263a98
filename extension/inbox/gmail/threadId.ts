/** What an id found in the page says: an API id, or one that Gmail has not synced to its servers yet. */
export type GmailId = { kind: "api"; id: string } | { kind: "unsynced"; id: string };

/** Gmail's url tokens are written in consonants, so that no word can appear in them. */
const urlAlphabet = "BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz";

/**
 * An id as the Gmail API writes it: an unsigned 64-bit number in lower-case hexadecimal. Null for anything
 * else.
 */
export function apiId(text: string | null | undefined): string | null {
  return text != null && /^[1-9a-f][0-9a-f]{0,15}$/.test(text) ? text : null;
}

/**
 * Reads a "perm id" of a thread or message: `thread-f:DEC`, `#msg-f:DEC` (the API id in decimal) or
 * `thread-a:r…`, `#msg-a:r…` (not yet synced); without a prefix, as in url tokens, it is a thread's. Null
 * for anything else, such as the text "undefined".
 */
export function permId(text: string | null | undefined): GmailId | null {
  const bare = (text ?? "").replace(/^#/, "").replace(/^(?=[fa]:)/, "thread-");
  const decimal = /^(?:thread|msg)-f:(\d{1,20})$/.exec(bare)?.[1];
  if (decimal !== undefined) {
    const id = apiId(BigInt(decimal).toString(16));
    return id === null ? null : { kind: "api", id };
  }
  return /^(?:thread|msg)-a:[\w:-]{1,80}$/.test(bare) ? { kind: "unsynced", id: bare } : null;
}

/**
 * Decodes the token of a conversation's url (`FMfcgz…`): its letters are the digits of a number in base 40,
 * which in base 64 spells `f:DEC` or `a:r…`. Null when it spells anything else.
 */
export function urlToken(token: string): GmailId | null {
  if (token.length < 20 || token.length > 200) return null;
  let number = 0n;
  for (const letter of token) {
    const digit = urlAlphabet.indexOf(letter);
    if (digit < 0) return null;
    number = number * 40n + BigInt(digit);
  }
  // Base 64 counts in 6 bits: the bits beyond the last whole byte are padding.
  const bits = Math.ceil(number.toString(2).length / 6) * 6;
  number >>= BigInt(bits % 8);
  let text = "";
  for (; number > 0n; number >>= 8n) text = String.fromCharCode(Number(number & 255n)) + text;
  return permId(text.split("|")[0]);
}
