import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openDoor } from "../door.ts";
import { buildExtension } from "../extensionBuild.ts";
import { Popup } from "../pages/popup.ts";
import { startStack } from "../stack.ts";
import { shootContactSheet } from "./contactSheet.ts";
import { shootEmails } from "./emailShots.ts";
import { shootFiling } from "./filingShots.ts";
import { shootPicture } from "./picture.ts";
import {
  shootFirstRun,
  shootLists,
  shootPopup,
  shootReconnect,
  shootSettings,
  shootTimelinePage,
} from "./popupShots.ts";
import { folder } from "./shots.ts";
import { shootSidebar, shootSignedOut } from "./sidebarShots.ts";

// npm run screenshots: every surface in every state, as test-results/screenshots/*.png, to be looked at by a person.
// With --picture the README's pictures are made anew as well.

const { values } = parseArgs({ options: { picture: { type: "boolean", default: false } } });
const directory = await mkdtemp(join(tmpdir(), "threadbook-extension-"));
const door = await openDoor();
try {
  await rm(folder, { recursive: true, force: true });
  const extension = await buildExtension(door.url, directory);
  const stack = await startStack({ extension, door, emails: 400 });
  try {
    await shootSignedOut(stack);
    const popup = await Popup.open(stack);
    await shootFirstRun(stack, popup);
    if (values.picture) await shootPicture(stack, "test/e2e/picture.png");
    await shootSidebar(stack);
    await shootFiling(stack);
    await shootPopup(popup);
    await shootLists(popup);
    await shootEmails(stack, popup);
    await shootSettings(stack);
    await shootTimelinePage(stack);
    await shootReconnect(stack, popup);
    if (values.picture) await shootContactSheet(stack, "test/e2e/surfaces.jpg");
  } finally {
    await stack.close();
  }
} finally {
  await door.close();
  await rm(directory, { recursive: true, force: true });
}
process.stdout.write(`The pictures are in ${folder}.\n`);
