import { shownSubject } from "../shownSubject.ts";
import { isDrawn, isParked } from "../visible.ts";
import { walkElements } from "../walkElements.ts";
import { isEditor, outlookSelectors as outlook } from "./selectors.ts";

/** What a reading pane holds, in the order of the page. Other people's markup is named, never entered. */
export interface OutlookPane {
  pane: Element;
  subjects: Element[];
  messageSubjects: Element[];
  senders: Element[];
  recipients: Element[];
  bodies: Element[];
  editors: Element[];
  /** Elements that carry a conversation's id; the pane itself may. */
  carriers: Element[];
}

/** The one pane with a mail on screen; null when there is none, or when more than one is drawn. */
export function paneOnScreen(panes: Element[]): OutlookPane | null {
  const found = panes.filter((pane) => !isParked(pane)).map(partsOf);
  const [parts, second] = found.filter(({ pane, senders }) => senders.length > 0 && isDrawn(pane));
  return second === undefined ? (parts ?? null) : null;
}

/** The subject of what a pane shows; null without one. Undefined while it shows two, the old and the new. */
export function paneSubject({ subjects, messageSubjects }: OutlookPane): string | null | undefined {
  const headings = new Set(subjects.map(subjectText));
  if (headings.size > 1) return undefined;
  const [subject] = headings;
  if (subject != null) return subject;
  // Messages of one conversation may have been renamed: then none of their subjects is the conversation's.
  const own = new Set(messageSubjects.map(subjectText).filter((text) => text !== null));
  const [alone = null] = own;
  return own.size === 1 ? alone : null;
}

/** The text of a subject line without the buttons that Outlook puts inside it. */
function subjectText(element: Element): string | null {
  return shownSubject(textBesideControls(element));
}

function textBesideControls(element: Element): string {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === node.TEXT_NODE) text += node.nodeValue ?? "";
    else if (node.nodeType === node.ELEMENT_NODE && !(node as Element).matches(outlook.control))
      text += textBesideControls(node as Element);
  }
  return text;
}

function partsOf(pane: Element): OutlookPane {
  const parts: OutlookPane = {
    pane,
    subjects: [],
    messageSubjects: [],
    senders: [],
    recipients: [],
    bodies: [],
    editors: [],
    carriers: pane.hasAttribute(outlook.conversationId) ? [pane] : [],
  };
  walkElements(pane, (element) => {
    if (isParked(element)) return false;
    if (element.hasAttribute(outlook.conversationId)) parts.carriers.push(element);
    const found = placeOf(element, parts);
    found?.push(element);
    return found === null;
  });
  return parts;
}

/** Where an element belongs that is not entered; null for one that only holds others. */
function placeOf(element: Element, parts: OutlookPane): Element[] | null {
  const role = element.getAttribute("role");
  if (isEditor(element)) return parts.editors;
  if (element.id.startsWith(outlook.body.prefix) || role === outlook.body.role) return parts.bodies;
  if (element.getAttribute(outlook.recipients.attribute) === outlook.recipients.value)
    return parts.recipients;
  if (role === outlook.conversationSubject.role && isNamed(element, outlook.conversationSubject))
    return parts.subjects;
  if (isNamed(element, outlook.sender)) return parts.senders;
  return isNamed(element, outlook.messageSubject) ? parts.messageSubjects : null;
}

function isNamed({ id }: Element, { prefix, suffix }: { prefix: string; suffix: string }): boolean {
  return id.startsWith(prefix) && id.endsWith(suffix);
}
