import type { Address } from "#shared/address.ts";
import type { OpenMessage } from "#shared/openMail.ts";
import { addressOf } from "../address.ts";
import type { ReadMemory } from "../readMemory.ts";
import { carriesId } from "./panes.ts";
import { gmailSelectors as gmail } from "./selectors.ts";
import { apiId, permId } from "./threadId.ts";

/**
 * The messages of a conversation, oldest first, without drafts. Null when none carries an id, or when the
 * two ids of a message disagree.
 */
export function readMessages(
  items: Element[],
  account: string | null,
  memory: ReadMemory,
): OpenMessage[] | null {
  const messages: OpenMessage[] = [];
  let carriers = 0;
  for (const item of items) {
    const { kind, message } = memory.recall(item, () => readItem(item));
    if (kind === "contradiction") return null;
    if (message === null) continue;
    if (kind === "carrier") carriers += 1;
    const { from, to } = message;
    messages.push({
      ...message,
      from: nameless(from, account),
      to: to.map((address) => nameless(address, account) ?? address),
    });
  }
  return carriers > 0 ? messages : null;
}

/** What one item of the list is, whoever looks at it. */
interface Item {
  kind: "carrier" | "other" | "contradiction";
  /** Null for what is no message: a bar, a draft. */
  message: OpenMessage | null;
}

function readItem(item: Element): Item {
  const carrier = idCarrier(item);
  const isNone =
    carrier === null && (item.matches(gmail.olderMessages) || item.querySelector(gmail.editor) !== null);
  if (isNone) return { kind: "other", message: null };
  const id = messageId(carrier);
  if (id === "contradiction") return { kind: id, message: null };
  const state = item.getAttribute("aria-expanded");
  return {
    kind: carrier === null ? "other" : "carrier",
    message: {
      id: id?.id ?? null,
      from: sender(item),
      to: recipients(item),
      expanded: state === null ? item.querySelector(gmail.body) !== null : state === "true",
    },
  };
}

/**
 * The element that carries the message's id: the item itself or the first inside that is not other people's
 * markup.
 */
function idCarrier(item: Element): Element | null {
  return carriesId(item) ? item : first(item, gmail.anyMessageId);
}

function sender(item: Element): Address | null {
  const element = first(item, gmail.sender);
  return element === null ? null : addressOf(element);
}

function recipients(item: Element): Address[] {
  const line = first(item, gmail.recipientLine);
  // Without a line of its own, what is marked as a recipient counts, wherever in the item it stands.
  const elements =
    line === null
      ? [...item.querySelectorAll(gmail.recipient)].filter((element) => !isForeign(element))
      : [...line.querySelectorAll(gmail.anyAddress)];
  const known = new Map<string, Address>();
  for (const address of elements.map(addressOf)) {
    if (address !== null && !known.has(address.address)) known.set(address.address, address);
  }
  return [...known.values()];
}

/**
 * The first match in an item, null if that lies in a body or an editor: the header comes before both, so a
 * search ends there and a mail cannot put its own sender in the place of the real one.
 */
function first(item: Element, selector: string): Element | null {
  const element = item.querySelector(selector);
  return element === null || isForeign(element) ? null : element;
}

function isForeign(element: Element): boolean {
  return element.closest(gmail.foreign) !== null;
}

function messageId(carrier: Element | null): { id: string | null } | "contradiction" | null {
  if (carrier === null) return null;
  const legacy = apiId(carrier.getAttribute(gmail.messageId));
  const perm = permId(carrier.getAttribute(gmail.messagePermId));
  const fromPerm = perm?.kind === "api" ? perm.id : null;
  if (legacy !== null && fromPerm !== null && legacy !== fromPerm) return "contradiction";
  return { id: legacy ?? fromPerm };
}

/** Gmail shows the owner of the mailbox as "me", in the language of the page: that is no name. */
function nameless(address: Address | null, account: string | null): Address | null {
  return address !== null && address.address === account ? { name: "", address: account } : address;
}
