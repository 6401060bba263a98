const alphabet = "BCDFGHJKLMNPQRSTVWXZbcdfghjklmnpqrstvwxz";

/** `thread-f:DEC` of an API id. */
export function threadPermId(id: string): string {
  return `thread-f:${decimal(id)}`;
}

/** `#msg-f:DEC` of an API id. */
export function messagePermId(id: string): string {
  return `#msg-f:${decimal(id)}`;
}

/**
 * The token that Gmail's url shows for a conversation (`FMfcgz…`): `f:DEC` in base 64, its number written in
 * 40 consonants.
 */
export function urlTokenOf(id: string): string {
  return tokenOf(`f:${decimal(id)}`);
}

/** The url token that spells a text. */
export function tokenOf(text: string): string {
  let number = 0n;
  for (const letter of text) number = (number << 8n) | BigInt(letter.charCodeAt(0));
  // Base 64 writes whole groups of 6 bits, filled up at the end.
  number <<= BigInt((6 - ((text.length * 8) % 6)) % 6);
  let token = "";
  for (; number > 0n; number /= 40n) token = alphabet[Number(number % 40n)] + token;
  return token;
}

function decimal(id: string): string {
  return BigInt(`0x${id}`).toString();
}
