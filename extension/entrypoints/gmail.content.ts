import { defineContentScript } from "wxt/utils/define-content-script";
import { startSidebar } from "../features/sidebar/startSidebar.ts";
import { gmailAdapter } from "../inbox/gmail/readGmail.ts";

export default defineContentScript({
  matches: ["https://mail.google.com/mail/*"],
  cssInjectionMode: "manual",
  async main(ctx) {
    await startSidebar(ctx, gmailAdapter, (threadId) => {
      location.hash = `#all/${threadId}`;
    });
  },
});
