import { sampleOwner } from "./mailbox.ts";
import { Popup } from "./pages/popup.ts";
import type { Stack } from "./stack.ts";

/** Signs in and connects the sample mailbox, by clicking; answers the popup once every email is accounted for. */
export async function signInAndConnect(stack: Stack): Promise<Popup> {
  const popup = await Popup.open(stack);
  await (await popup.signIn()).agree(sampleOwner);
  await (await popup.connectGmail()).agree(sampleOwner);
  await popup.standing.getByText("all accounted for").waitFor();
  return popup;
}
