import { createRoot } from "react-dom/client";
import { HtmlFrame } from "#extension/features/email/HtmlFrame.tsx";

const none: ReadonlyMap<string, string> = new Map();

/** Shows each of the mails as the product does, one below the other. */
function show(mails: readonly string[]): void {
  const root = document.getElementById("mails");
  if (root === null) throw new Error("The page has no place for mails.");
  createRoot(root).render(
    mails.map((html) => (
      <HtmlFrame key={html} html={html} isForward={false} inline={none} remote={null} onShowImages={null} />
    )),
  );
}

Object.assign(window, { show });
