import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Boundary } from "../../ui/Boundary.tsx";
import { pageCache } from "./pageCache.ts";
import { Surface } from "./Surface.tsx";

/** Starts one of the extension's own pages in its `#root`. */
export function showPage(content: ReactNode): void {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root.");
  createRoot(root).render(
    <StrictMode>
      <Surface kept={pageCache}>
        <Boundary>{content}</Boundary>
      </Surface>
    </StrictMode>,
  );
}
