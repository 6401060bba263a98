import { hash } from "node:crypto";

/** Exchange's ids begin alike and differ at the end, where case counts; they hold `-`, `_` and `=`. */
function exchangeId(prefix: string, mailbox: string, kind: string, name: string): string {
  const store = hash("sha1", mailbox.toLowerCase(), "buffer");
  const item = hash("sha256", `${mailbox.toLowerCase()}/${kind}/${name}`, "buffer");
  const bytes = Buffer.concat([store, Buffer.from([0, 0x46, 0, 0, 0, 0]), item.subarray(0, 25)]);
  return `${prefix}${bytes.toString("base64").replaceAll("/", "-").replaceAll("+", "_")}AAA=`;
}

/** An id that a mail keeps wherever it goes: `nth` email of the mailbox. */
export function immutableIdOf(mailbox: string, nth: number): string {
  return exchangeId("AAkALg", mailbox, "immutable", String(nth));
}

/** The ordinary id of a mail: another one after each move. */
export function ordinaryIdOf(mailbox: string, nth: number, moves: number | bigint): string {
  return exchangeId("AAMkAG", mailbox, "item", `${nth}/${moves}`);
}

/** The id of a folder; folders keep theirs. */
export function folderIdOf(mailbox: string, name: string): string {
  return exchangeId("AQMkAG", mailbox, "folder", name);
}

/** The conversation of a key: another id in every mailbox. */
export function conversationIdOf(mailbox: string, threadKey: string): string {
  return exchangeId("AAQkAG", mailbox, "conversation", threadKey);
}
