import { Window } from "happy-dom";

/** A page as a unit test sees it: parsed, its scripts not run. */
interface ParsedPage {
  document: Document;
  url: string;
}

/** Parses a page without running its scripts. */
export function parsePage(page: { url: string; html: string }): ParsedPage {
  const window = new Window({ url: page.url });
  window.document.write(page.html);
  return { document: window.document as unknown as Document, url: page.url };
}
