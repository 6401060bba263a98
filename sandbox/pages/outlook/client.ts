/** What the page's own script needs of its window. */
interface ClientWindow {
  document: Document;
  location: { pathname: string };
  history: { pushState(data: unknown, unused: string, url: string): void };
  setTimeout(task: () => void, ms: number): unknown;
  addEventListener(type: string, listener: () => void): void;
  /** The keys that reached `document`, as Outlook's shortcuts would see them. */
  __keys?: string[];
}

interface ClientSettings {
  /** How long the reading pane lags behind the url, in milliseconds. */
  routeDelayMs: number;
  /** Whether a row is selected at once, or together with its pane. */
  selectsAtOnce: boolean;
  /** The height of a row in pixels. */
  rowHeight: number;
}

/**
 * The page's own behaviour: shortcuts heard on `document`, rows that set the url, a pane that follows later,
 * and rows that exist only around what is in view. It is sent to the browser as text, so it must not refer to
 * anything outside of itself; it creates nothing from text, as Trusted Types demand.
 */
export function startClient(window: ClientWindow, settings: ClientSettings): void {
  const { document } = window;
  const { routeDelayMs, rowHeight } = settings;
  const keys: string[] = [];
  window.__keys = keys;
  for (const type of ["keydown", "keypress", "keyup"]) {
    document.addEventListener(type, (event) => keys.push((event as KeyboardEvent).key));
  }
  const rows = [...document.querySelectorAll<HTMLElement>(".row")];
  const scroller = document.querySelector<HTMLElement>(".rows");
  const track = document.querySelector<HTMLElement>(".track");
  let wanted = 0;

  document.addEventListener("click", (event) => {
    const route = (event.target as Element).closest("[data-route]")?.getAttribute("data-route");
    if (route == null) return;
    window.history.pushState(null, "", route);
    follow();
  });
  window.addEventListener("popstate", follow);
  scroller?.addEventListener("scroll", showRows);
  if (document.querySelector(".pane") === null && routeOf(window.location.pathname) !== undefined) follow();
  showRows();

  function follow(): void {
    wanted += 1;
    const mine = wanted;
    if (settings.selectsAtOnce) select();
    window.setTimeout(() => {
      if (mine === wanted) show();
    }, routeDelayMs);
  }

  function routeOf(path: string): HTMLTemplateElement | undefined {
    const same = (route: string | undefined) => decodeURIComponent(route ?? "") === decodeURIComponent(path);
    return [...document.querySelectorAll("template")].find(({ dataset }) => same(dataset.route));
  }

  function select(): void {
    const route = routeOf(window.location.pathname)?.dataset.route;
    for (const row of rows) {
      const isSelected = row.dataset.route === route;
      row.setAttribute("aria-selected", String(isSelected));
      if (isSelected) row.classList.remove("unread");
    }
  }

  function show(): void {
    select();
    const ground = document.querySelector("#ReadingPaneContainerId");
    const template =
      routeOf(window.location.pathname) ?? document.querySelector<HTMLTemplateElement>("template.empty");
    // The pane is replaced as a whole, as Outlook does.
    if (template !== null) ground?.replaceChildren(template.content.cloneNode(true));
  }

  function showRows(): void {
    if (scroller === null || track === null || scroller.clientHeight === 0) return;
    const from = scroller.scrollTop - rowHeight * 2;
    const to = scroller.scrollTop + scroller.clientHeight + rowHeight * 2;
    for (const [index, row] of rows.entries()) {
      const isNear = index * rowHeight >= from && index * rowHeight <= to;
      if (!isNear) row.remove();
      else if (row.parentElement === null) track.append(row);
    }
  }
}
