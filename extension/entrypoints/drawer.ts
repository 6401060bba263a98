import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { offerDrawer } from "../features/sidebar/drawerSlot.ts";
import { mountDrawer } from "../features/sidebar/mountDrawer.tsx";

export default defineUnlistedScript(() => offerDrawer(mountDrawer));
