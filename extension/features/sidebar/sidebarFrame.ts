/** The part of the sidebar that is always there: built by hand, so that no mail page pays for a framework. */
export interface SidebarFrame {
  handle: HTMLButtonElement;
  /** Where the drawer is mounted. */
  mountPoint: HTMLElement;
  setTheme(theme: "light" | "dark"): void;
  /** A sentence beside the handle; an empty one takes it away. */
  note(text: string): void;
}

/** What the frame says, in the language of whoever reads it. */
interface FrameWords {
  handle: string;
  open: string;
}

const svgNamespace = "http://www.w3.org/2000/svg";

export function createSidebarFrame(
  container: HTMLElement,
  words: FrameWords,
  onToggle: (byKeyboard: boolean) => void,
): SidebarFrame {
  const document = container.ownerDocument;
  const root = document.createElement("div");
  root.className = "sidebar";
  // A mail page may run from right to left; our own words do not.
  root.dir = "ltr";
  const handle = document.createElement("button");
  handle.type = "button";
  handle.className = "handle";
  handle.title = words.handle;
  handle.setAttribute("aria-label", words.open);
  handle.append(bookMark(document));
  // A click without a pointer has no count of clicks (UI Events, section 3.3).
  handle.addEventListener("click", (event) => onToggle(event.detail === 0));
  const note = document.createElement("div");
  note.className = "handle-note";
  note.setAttribute("role", "status");
  const mountPoint = document.createElement("div");
  mountPoint.className = "mount";
  mountPoint.tabIndex = -1;
  root.append(handle, note, mountPoint);
  container.append(root);
  return {
    handle,
    mountPoint,
    setTheme(theme) {
      root.dataset.theme = theme;
    },
    note(text) {
      note.textContent = text;
    },
  };
}

/** The product's mark: a page with a thread through it. */
function bookMark(document: Document): SVGElement {
  const svg = document.createElementNS(svgNamespace, "svg");
  for (const [name, value] of [
    ["width", "14"],
    ["height", "14"],
    ["viewBox", "0 0 16 16"],
    ["aria-hidden", "true"],
  ] as const)
    svg.setAttribute(name, value);
  const path = document.createElementNS(svgNamespace, "path");
  path.setAttribute("d", "M3.500 2.500h9v11h-9zM6 2.500v11M8.500 6h2M8.500 9h2");
  for (const [name, value] of [
    ["fill", "none"],
    ["stroke", "currentColor"],
    ["stroke-width", "1.500"],
    ["stroke-linecap", "round"],
    ["stroke-linejoin", "round"],
  ] as const)
    path.setAttribute(name, value);
  svg.append(path);
  return svg;
}
