import { createHash } from "node:crypto";

/**
 * The ids of one conversation or message in a mailbox, as Outlook's pages write them: base64 of compression,
 * kind, the mailbox's GUID and the key in the store ([MS-OXCEXT] 2.2.6.1). Each holds a `/` and a `+`, as
 * every second real one does.
 */
export function conversationId(mailbox: string, key: string): string {
  return written(4, mailbox, (salt) => bytesOf(`conversation ${key} ${salt}`, 16));
}

export function itemId(mailbox: string, key: string): string {
  return written(3, mailbox, (salt) => {
    const place = [...bytesOf(`folder ${mailbox}`, 16), 0, 0, 0, 0, 1, 12, 0, 0];
    const message = [...bytesOf(`message ${key} ${salt}`, 16), ...bytesOf(`count ${key}`, 6), 0, 0];
    return [0, 0, 0, 0, ...bytesOf("store", 16), 7, 0, ...place, ...message];
  });
}

/** An id of Graph's as Outlook's pages write it. */
export function pageForm(id: string): string {
  return id.replaceAll("-", "/").replaceAll("_", "+");
}

/** An id as Graph writes it. */
export function graphForm(id: string): string {
  return id.replaceAll("/", "-").replaceAll("+", "_");
}

function written(kind: 3 | 4, mailbox: string, content: (salt: number) => number[]): string {
  for (let salt = 0; ; salt += 1) {
    const data = content(salt);
    const head = kind === 3 ? [0, data.length, 0] : [data.length, 0];
    const plain = [
      kind,
      mailbox.length,
      0,
      ...Buffer.from(mailbox, "ascii"),
      ...(kind === 4 ? [0] : []),
      ...head,
      ...data,
    ];
    const packed = runLengths(plain);
    const bytes = packed.length < plain.length ? [1, ...packed] : [0, ...plain];
    const id = Buffer.from(bytes).toString("base64");
    if (id.includes("/") && id.includes("+")) return id;
  }
}

/** Equal bytes in a row become two of them and how many more there are. */
function runLengths(bytes: number[]): number[] {
  const packed: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    let end = at + 1;
    while (bytes[end] === byte && end - at < 257) end += 1;
    packed.push(...(end - at === 1 ? [byte] : [byte, byte, end - at - 2]));
    at = end;
  }
  return packed;
}

function bytesOf(text: string, count: number): number[] {
  return [...createHash("sha256").update(text).digest().subarray(0, count)];
}
