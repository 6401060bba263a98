import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { speak } from "../../i18n/currentLanguage.ts";
import { sendMessage } from "../../messaging.ts";
import { MailPage } from "../accounts/mailPage.ts";
import { answered } from "../api/apiFailure.ts";
import type { KeptText } from "../api/persistence.ts";
import { Surface } from "../api/Surface.tsx";
import { Drawer } from "./Drawer.tsx";
import drawerCss from "./drawer.css?inline";
import type { MountDrawer } from "./drawerSlot.ts";

/** What the drawer keeps passes through the background: storage that a mail page's script reaches is the page's own. */
const keptByBackground: KeptText = {
  read: () => answered(sendMessage("readCache", undefined)),
  async write(text) {
    await answered(sendMessage("writeCache", { text }));
  },
};

export const mountDrawer: MountDrawer = (container, host) => {
  speak(host.language);
  const style = container.ownerDocument.createElement("style");
  style.textContent = drawerCss;
  const place = container.ownerDocument.createElement("div");
  container.append(style, place);
  place.lang = host.language.locale;
  const root = createRoot(place);
  root.render(
    <StrictMode>
      <Surface kept={keptByBackground}>
        <MailPage value={host.provider}>
          <Drawer host={host} />
        </MailPage>
      </Surface>
    </StrictMode>,
  );
  return () => {
    root.unmount();
    container.replaceChildren();
  };
};
