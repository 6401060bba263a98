import type { ContentScriptContext } from "wxt/utils/content-script-context";
import { defineContentScript } from "wxt/utils/define-content-script";
import { startSidebar } from "../features/sidebar/startSidebar.ts";
import { conversationUrl } from "../inbox/outlook/conversationUrl.ts";
import { isOutlookHost, outlookMatches } from "../inbox/outlook/hosts.ts";
import { outlookAdapter } from "../inbox/outlook/readOutlook.ts";
import { outlookSelectors } from "../inbox/outlook/selectors.ts";
import { bringUpToDate } from "../inbox/selectorStore.ts";

const isMail = (path: string) => /^\/mail(?:\/|$)/.test(path);

/** Calendar and people are drawn by the same page, which goes over to mail without loading anew. */
function untilMail(ctx: ContentScriptContext): Promise<void> {
  if (isMail(location.pathname)) return Promise.resolve();
  return new Promise((resolve) => {
    ctx.addEventListener(window, "wxt:locationchange", ({ newUrl }) => {
      if (isMail(newUrl.pathname)) resolve();
    });
  });
}

export default defineContentScript({
  matches: outlookMatches,
  cssInjectionMode: "manual",
  async main(ctx) {
    // Behind Defender a pattern cannot tell Outlook from everything else that it guards.
    if (!isOutlookHost(location.hostname)) return;
    await untilMail(ctx);
    await bringUpToDate("outlook", outlookSelectors);
    await startSidebar(ctx, outlookAdapter, (threadId) => {
      location.assign(conversationUrl(location.href, threadId));
    });
  },
});
