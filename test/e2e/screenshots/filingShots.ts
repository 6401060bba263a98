import { Sidebar } from "../pages/sidebar.ts";
import type { Stack } from "../stack.ts";
import { shoot, type Theme, themes } from "./shots.ts";

/** An email that is filed by hand: how much of the rest that holds for, several businesses, and taking it out. */
async function shootScope(stack: Stack, theme: Theme): Promise<void> {
  const gmail = await Sidebar.inGmail(stack, { open: "Storage contract 2027", theme });
  await gmail.shows("Orbis Logistics");
  await gmail.tag("Keller Brokers");
  await gmail.scope("All with orbis.example").waitFor();
  await shoot(`sidebar-scope-${theme}`, gmail.drawer);
  await gmail.scope("All with orbis.example").click();
  await gmail.scopePreview.waitFor();
  await shoot(`sidebar-scope-preview-${theme}`, gmail.drawer);
  await gmail.scopePreview.getByRole("button", { name: "Cancel" }).click();
  await gmail.addBusiness("Helix");
  await gmail.chip("Helix").waitFor();
  await shoot(`sidebar-several-${theme}`, gmail.drawer);
  await gmail.takeOut("Helix");
  await gmail.scope("This conversation").waitFor();
  await shoot(`sidebar-taken-out-${theme}`, gmail.drawer);
  await gmail.tag("Orbis Logistics");
  await gmail.shows("Orbis Logistics");
  await gmail.page.close();
}

/** Everything about filing, each in light and in dark. */
export async function shootFiling(stack: Stack): Promise<void> {
  for (const theme of themes) await shootScope(stack, theme);
}
