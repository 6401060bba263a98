import type { OpenMessage } from "#shared/openMail.ts";
import type { OutlookPane } from "./pane.ts";
import { recipientsIn, senderIn } from "./people.ts";
import { outlookSelectors as outlook } from "./selectors.ts";

/** What belongs to one sender line. */
interface Card {
  sender: Element;
  recipients: Element[];
  hasBody: boolean;
  hasEditor: boolean;
}

/**
 * The messages of a pane in the order of the page, without drafts. Outlook's pages tell no ids of messages,
 * only of the one that the url names.
 */
export function readMessages(parts: OutlookPane): OpenMessage[] {
  const cards = cardsOf(parts);
  return [...cards]
    .filter(([, card]) => !isDraft(card))
    .map(([element, card]) => ({
      id: null,
      from: senderIn(card.sender.textContent),
      to: card.recipients.flatMap((well) => recipientsIn(well.textContent)),
      expanded: isExpanded(element, card),
    }));
}

/** A reply in writing below a mail has that mail's body beside it; a draft has only the editor. */
function isDraft(card: Card): boolean {
  return card.hasEditor && !card.hasBody;
}

/** The outermost state is the card's: buttons inside it have states of their own. */
function isExpanded(element: Element, { sender, hasBody }: Card): boolean {
  const around = upTo(sender, element.parentElement);
  const state = around.findLast((at) => at.hasAttribute(outlook.expanded))?.getAttribute(outlook.expanded);
  return state == null ? hasBody : state === "true";
}

/**
 * The card around each sender line: the outermost element that holds no other sender's. Classes of cards are
 * short-lived and their labels localised, so their shape is all there is.
 */
function cardsOf(parts: OutlookPane): Map<Element, Card> {
  const { pane, senders } = parts;
  const held = new Map<Element, number>();
  for (const sender of senders) {
    for (const at of upTo(sender, pane)) held.set(at, (held.get(at) ?? 0) + 1);
  }
  const cards = new Map<Element, Card>();
  for (const sender of senders) {
    const around = upTo(sender, pane).filter((at) => held.get(at) === 1);
    const card = { sender, recipients: [], hasBody: false, hasEditor: false };
    cards.set(around.at(-1) ?? sender, card);
  }
  const cardAround = (element: Element) =>
    upTo(element, pane)
      .map((at) => cards.get(at))
      .find(Boolean);
  for (const well of parts.recipients) cardAround(well)?.recipients.push(well);
  for (const body of parts.bodies) setOn(cardAround(body), "hasBody");
  for (const editor of parts.editors) setOn(cardAround(editor), "hasEditor");
  return cards;
}

function setOn(card: Card | undefined, mark: "hasBody" | "hasEditor"): void {
  if (card !== undefined) card[mark] = true;
}

/** An element and what is around it, below `end`. */
function upTo(element: Element, end: Element | null): Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = element; at !== null && at !== end; at = at.parentElement) chain.push(at);
  return chain;
}
