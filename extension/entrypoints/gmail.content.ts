import { defineContentScript } from "wxt/utils/define-content-script";
import { startSidebar } from "../features/sidebar/startSidebar.ts";
import { gmailAdapter } from "../inbox/gmail/readGmail.ts";
import { gmailSelectors } from "../inbox/gmail/selectors.ts";
import { bringUpToDate } from "../inbox/selectorStore.ts";

export default defineContentScript({
  matches: ["https://mail.google.com/mail/*"],
  cssInjectionMode: "manual",
  async main(ctx) {
    await bringUpToDate("gmail", gmailSelectors);
    await startSidebar(ctx, gmailAdapter, (threadId) => {
      location.hash = `#all/${threadId}`;
    });
  },
});
