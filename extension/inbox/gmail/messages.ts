import type { Address } from "#shared/address.ts";
import type { OpenMessage } from "#shared/openMail.ts";
import { addressOf } from "../address.ts";
import { walkElements } from "../walkElements.ts";
import { isBody, isClosed } from "./panes.ts";
import { gmailSelectors as gmail } from "./selectors.ts";
import { apiId, permId } from "./threadId.ts";

/** What one message of the conversation on screen shows of itself. */
interface Seen {
  /** The first element that carries an id: later ones are of replies being written. */
  carrier: Element | null;
  from: Address | null;
  to: Address[];
  hasBody: boolean;
  isDraft: boolean;
}

/**
 * The messages of a conversation, oldest first, without drafts. Null when none carries an id, or when the two ids
 * of a message disagree.
 */
export function readMessages(items: Element[], account: string | null): OpenMessage[] | null {
  const messages: OpenMessage[] = [];
  let carriers = 0;
  for (const item of items) {
    const seen = look(item);
    if (seen.carrier === null && (seen.isDraft || item.classList.contains(gmail.olderMessages))) continue;
    const id = messageId(seen.carrier);
    if (id === "contradiction") return null;
    if (seen.carrier !== null) carriers += 1;
    const state = item.getAttribute("aria-expanded");
    messages.push({
      id: id?.id ?? null,
      from: nameless(seen.from, account),
      to: seen.to.map((address) => nameless(address, account) ?? address),
      expanded: state === null ? seen.hasBody : state === "true",
    });
  }
  return carriers > 0 ? messages : null;
}

function look(item: Element): Seen {
  const seen: Seen = { carrier: null, from: null, to: [], hasBody: false, isDraft: false };
  const visit = (element: Element): boolean => {
    if (isClosed(element)) {
      if (isBody(element)) seen.hasBody = true;
      else seen.isDraft = true;
      return false;
    }
    if (element.hasAttribute(gmail.messageId) || element.hasAttribute(gmail.messagePermId)) {
      seen.carrier ??= element;
    }
    if (element.hasAttribute("email")) notePerson(element, seen);
    return true;
  };
  if (visit(item)) walkElements(item, visit);
  return seen;
}

function notePerson(element: Element, seen: Seen): void {
  const isRecipient =
    element.classList.contains(gmail.recipient) || element.closest(`.${gmail.recipientLine}`) !== null;
  const isSender = !isRecipient && gmail.sender.some((name) => element.classList.contains(name));
  if (!isRecipient && !isSender) return;
  const address = addressOf(element);
  if (address === null) return;
  if (isSender) seen.from ??= address;
  else if (!seen.to.some((known) => known.address === address.address)) seen.to.push(address);
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
