import { defineConfig } from "wxt";
import { defenderMatch, outlookMatches } from "./extension/inbox/outlook/hosts.ts";
import { extensionKey, firefoxExtensionId } from "./shared/extensionId.ts";

const apiUrl = (process.env.WXT_API_URL ?? "http://127.0.0.1:8787").replace(/\/+$/, "");

/** Chrome limits a host permission to a port; Firefox's match patterns know no ports. */
function apiHost(browser: string): string {
  const { protocol, host, hostname } = new URL(apiUrl);
  return `${protocol}//${browser === "firefox" ? hostname : host}/*`;
}

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  outDir: process.env.WXT_OUT_DIR ?? ".output",
  manifestVersion: 3,
  imports: false,
  modules: ["@wxt-dev/module-react", "@wxt-dev/i18n/module"],
  vite: () => ({
    define: {
      __API_URL__: JSON.stringify(apiUrl),
      __SELECTOR_KEY__: JSON.stringify(process.env.WXT_SELECTOR_KEY ?? ""),
    },
    build: { target: ["chrome123", "firefox128"], cssTarget: ["chrome123", "firefox128"] },
  }),
  manifest: ({ browser }) => ({
    name: "__MSG_extension_name__",
    description: "__MSG_extension_description__",
    default_locale: "en",
    // `alarms` sends later what was done without a connection, and keeps the badge true.
    // `scripting` puts the drawer into a mail page only when someone opens it, so that nothing is web-accessible.
    permissions: ["alarms", "identity", "scripting", "storage"],
    host_permissions: ["https://mail.google.com/*", ...outlookMatches, apiHost(browser)],
    optional_host_permissions: [defenderMatch],
    action: { default_title: "__MSG_extension_name__" },
    commands: {
      "toggle-sidebar": {
        suggested_key: { default: "Alt+Shift+B" },
        description: "__MSG_extension_toggleSidebar__",
      },
      "tag-email": {
        suggested_key: { default: "Alt+Shift+T" },
        description: "__MSG_extension_tagEmail__",
      },
      "undo-last": {
        suggested_key: { default: "Alt+Shift+Z" },
        description: "__MSG_extension_undoLast__",
      },
    },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: firefoxExtensionId,
              // The first that shows which data an extension sends, on the desktop and on Android.
              strict_min_version: "142.0",
              data_collection_permissions: {
                required: ["authenticationInfo", "personalCommunications", "personallyIdentifyingInfo"],
              },
            },
          },
        }
      : { key: extensionKey, minimum_chrome_version: "123" }),
  }),
});
