import { type BrowserContext, chromium } from "playwright-core";
import { ensureChromium } from "./chromium.ts";

export interface ExtensionBrowserOptions {
  /** The folder of the production build. */
  extension: string;
  /** The folder of the browser's profile. */
  profile: string;
  headless: boolean;
  colorScheme?: "light" | "dark";
  viewport?: { width: number; height: number };
}

/**
 * A Chromium with the extension loaded, that reaches nothing but this machine: every other host name fails to
 * resolve, and pages for real origins are answered by routes.
 */
export function openExtensionBrowser(options: ExtensionBrowserOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(options.profile, {
    executablePath: ensureChromium(),
    headless: options.headless,
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    viewport: options.viewport ?? { width: 1440, height: 900 },
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      `--disable-extensions-except=${options.extension}`,
      `--load-extension=${options.extension}`,
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
