import { brightwell } from "./english/brightwell.ts";
import { aubrac } from "./french/aubrac.ts";
import { feldkamp } from "./german/feldkamp.ts";
import type { HardEmail, HardWorld } from "./hardMail.ts";
import { parseMails } from "./parseMails.ts";
import { vereda } from "./portuguese/vereda.ts";
import { cantera } from "./spanish/cantera.ts";

export interface ReadHardWorld {
  world: HardWorld;
  /** In order of time. */
  emails: HardEmail[];
}

/**
 * The emails that were written by hand to be hard to file, without looking at how the engine decides, and not to be
 * changed after a result was seen. Every third of a world is held: counted apart, never looked at one by one.
 */
export function hardSet(): ReadHardWorld[] {
  return worlds.map((world) => ({ world, emails: parseMails(world.mails) }));
}

const worlds: HardWorld[] = [aubrac, brightwell, cantera, feldkamp, vereda];
