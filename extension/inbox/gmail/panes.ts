import { isDrawn, isParked } from "../visible.ts";
import { walkElements } from "../walkElements.ts";
import { gmailSelectors as gmail } from "./selectors.ts";

/** The frame of a Gmail page: its panes, parked ones included, and the bar with the account. */
interface GmailFrame {
  panes: Element[];
  banner: Element | null;
}

/** Finds the panes and the banner by walking the frame around them; what is inside is never entered. */
export function gmailFrame(document: Document): GmailFrame {
  const frame: GmailFrame = { panes: [], banner: null };
  walkElements(document.body, (element) => {
    const role = element.getAttribute("role");
    if (element.tagName === gmail.main.tag && role === gmail.main.role) {
      frame.panes.push(element);
      return false;
    }
    if (element.id === gmail.banner.id || role === gmail.banner.role) {
      frame.banner ??= element;
      return false;
    }
    return !isParked(element);
  });
  if (frame.panes.length === 0 && isPoppedOut(document)) frame.panes.push(document.body);
  return frame;
}

/** A conversation in a window of its own has no pane: the body is it. */
function isPoppedOut(document: Document): boolean {
  return gmail.poppedOut.every((name) => document.body.classList.contains(name));
}

/** The parts of one conversation on screen. */
interface GmailConversation {
  subject: Element | null;
  items: Element[];
}

/** The one conversation on screen; null when there is none, or when more than one is drawn. */
export function conversationOnScreen(panes: Element[]): GmailConversation | null {
  const found = panes.filter((pane) => !isParked(pane)).map(partsOf);
  const drawn = found.filter(({ pane, items }) => items.length > 0 && isDrawn(pane));
  const [parts, second] = drawn;
  if (parts === undefined || second !== undefined) return null;
  const subjects = drawnOf(parts.subjects);
  const lists = new Set(parts.items.map((item) => item.parentElement));
  const shown = new Set(drawnOf([...lists].filter((list) => list !== null)));
  if (subjects.length > 1 || shown.size > 1) return null;
  const items = parts.items.filter((item) => item.parentElement !== null && shown.has(item.parentElement));
  return { subject: subjects[0] ?? null, items };
}

/** A single candidate needs no look at its style: its pane is drawn. */
function drawnOf(elements: Element[]): Element[] {
  return elements.length > 1 ? elements.filter(isDrawn) : elements;
}

function partsOf(pane: Element): { pane: Element; subjects: Element[]; items: Element[] } {
  const parts = { pane, subjects: [] as Element[], items: [] as Element[] };
  walkElements(pane, (element) => {
    if (isClosed(element) || isParked(element)) return false;
    if (element.tagName === gmail.subject.tag && element.classList.contains(gmail.subject.class)) {
      parts.subjects.push(element);
      return false;
    }
    if (isMessage(element)) {
      parts.items.push(element);
      return false;
    }
    return true;
  });
  return parts;
}

function isMessage(element: Element): boolean {
  if (element.getAttribute("role") !== gmail.message) return carriesId(element);
  return element.parentElement?.getAttribute("role") === gmail.list || carriesId(element);
}

/** Whether an element carries the id of a message. */
export function carriesId(element: Element): boolean {
  return element.hasAttribute(gmail.messageId) || element.hasAttribute(gmail.messagePermId);
}

/** Whether an element holds other people's markup, other conversations or what is being typed. */
function isClosed(element: Element): boolean {
  if (element.tagName === gmail.row.tag) return element.classList.contains(gmail.row.class);
  return element.matches(gmail.foreign);
}
