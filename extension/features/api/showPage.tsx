import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { speak } from "../../i18n/currentLanguage.ts";
import type { Language } from "../../i18n/language.ts";
import { onLanguageChosen, preferredLanguage } from "../../i18n/languagePreference.ts";
import { type TextKey, textOf } from "../../i18n/t.ts";
import { Boundary } from "../../ui/Boundary.tsx";
import { isShortcut, pressShortcut } from "../../ui/pressShortcut.ts";
import { pageCache } from "./pageCache.ts";
import { Surface } from "./Surface.tsx";

/** Starts one of the extension's own pages in its `#root`, in the language of whoever reads it. */
export async function showPage(title: TextKey, content: ReactNode): Promise<void> {
  const root = document.getElementById("root");
  if (root === null) throw new Error("The page has no #root.");
  const say = (language: Language) => {
    speak(language);
    document.documentElement.lang = language.locale;
    document.title = textOf(title);
  };
  say(await preferredLanguage());
  onLanguageChosen(say);
  document.addEventListener("keydown", (event) => {
    if (!event.defaultPrevented && isShortcut(event) && pressShortcut(document, event.key))
      event.preventDefault();
  });
  createRoot(root).render(
    <StrictMode>
      <Surface kept={pageCache}>
        <Boundary>{content}</Boundary>
      </Surface>
    </StrictMode>,
  );
}
