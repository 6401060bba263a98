/** What the page's own script needs of its window. */
interface ClientWindow {
  document: Document;
  location: { hash: string };
  setTimeout(task: () => void, ms: number): unknown;
  addEventListener(type: string, listener: () => void): void;
  /** The keys that reached `document`, as Gmail's shortcuts would see them. */
  __keys?: string[];
}

interface ClientSettings {
  account: string;
  /** How long the page lags behind its hash, in milliseconds. */
  routeDelayMs: number;
}

/**
 * The page's own behaviour: shortcuts heard on `document`, rows that set the hash, messages that unfold, and
 * panes that follow the hash later. It is sent to the browser as text, so it must not refer to anything
 * outside of itself; it creates nothing from text, as Trusted Types demand.
 */
export function startClient(window: ClientWindow, settings: ClientSettings): void {
  const { document } = window;
  const keys: string[] = [];
  window.__keys = keys;
  for (const type of ["keydown", "keypress", "keyup"]) {
    document.addEventListener(type, (event) => keys.push((event as KeyboardEvent).key));
  }
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const row = target.closest("[data-route]");
    if (row !== null) window.location.hash = row.getAttribute("data-route") ?? "";
    const folded = target.closest(".kv");
    const whole = folded?.nextElementSibling as HTMLTemplateElement | null | undefined;
    if (whole != null) folded?.replaceWith(whole.content.cloneNode(true));
  });
  window.addEventListener("hashchange", () => window.setTimeout(show, settings.routeDelayMs));
  const isBehind = document.querySelector(".reading h2") === null && window.location.hash.includes("/");
  if (isBehind) window.setTimeout(show, settings.routeDelayMs);

  function show(): void {
    const route = window.location.hash;
    const template = [...document.querySelectorAll("template")].find(({ dataset }) =>
      [dataset.conversation, dataset.thread].includes(route.split("/")[1] ?? "list"),
    );
    for (const row of document.querySelectorAll("[data-route]")) {
      row.classList.toggle("on", row.getAttribute("data-route") === route);
      if (row.classList.contains("on")) row.classList.replace("zE", "yO");
    }
    const reading = document.querySelector(".reading");
    if (reading === null) return;
    // The pane and what is in it are replaced as a whole, as Gmail does.
    const pane = reading.cloneNode(false) as HTMLElement;
    if (template !== undefined) pane.append(template.content.cloneNode(true));
    if (reading.getAttribute("role") === "main") {
      const list = document.querySelector<HTMLElement>(".list");
      if (list !== null) list.style.display = template === undefined ? "" : "none";
      pane.style.display = template === undefined ? "none" : "";
    }
    reading.replaceWith(pane);
    const subject = template?.getAttribute("data-subject") ?? "Inbox";
    document.title = `${subject} - ${settings.account} - Gmail`;
  }
}
