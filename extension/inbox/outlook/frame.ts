import { isParked } from "../visible.ts";
import { walkElements } from "../walkElements.ts";
import { isEditor, outlookSelectors as outlook } from "./selectors.ts";

/** The parts of an Outlook page around the mail. */
export interface OutlookFrame {
  /** Reading panes, parked ones included. */
  panes: Element[];
  /** What panes appear in. */
  grounds: Element[];
  lists: Element[];
  /** The mailboxes of the folder pane. */
  mailboxRoots: Element[];
  /** What names the signed-in person. */
  accountMarks: Element[];
  /** What the last two are drawn in. */
  accountGrounds: Element[];
}

/** Finds the parts by walking the frame around them; neither mail, list nor a layer above is entered. */
export function outlookFrame(document: Document): OutlookFrame {
  const frame: OutlookFrame = {
    panes: [],
    grounds: [],
    lists: [],
    mailboxRoots: [],
    accountMarks: [],
    accountGrounds: [],
  };
  walkElements(document.body, (element) => {
    const { id } = element;
    const role = element.getAttribute("role");
    if (isOneOf(outlook.panes, id)) return leaf(frame.panes, element);
    if (id === outlook.list) return leaf(frame.lists, element);
    if (id.startsWith(outlook.mailboxRoot.prefix) && role === outlook.mailboxRoot.role)
      return leaf(frame.mailboxRoots, element);
    if (id === outlook.accountButton || id === outlook.accountLine) return leaf(frame.accountMarks, element);
    if (isParked(element) || isOneOf(outlook.layers, role) || isEditor(element)) return false;
    if (id === outlook.paneGround || role === outlook.main) frame.grounds.push(element);
    if (isOneOf(outlook.accountGrounds, role)) frame.accountGrounds.push(element);
    return true;
  });
  return frame;
}

function leaf(found: Element[], element: Element): false {
  found.push(element);
  return false;
}

function isOneOf(values: readonly string[], value: string | null): boolean {
  return value !== null && values.includes(value);
}
