import { type OfferedProviders, providerKindSchema } from "#shared/auth.ts";
import type { Context } from "../../context.ts";
import { oidcProfileFor } from "../../providers/oidcProfileFor.ts";

/** The providers with which people can sign in here, and whose mailboxes they can connect. */
export function listOfferedProviders({ config }: Pick<Context, "config">): OfferedProviders {
  return { items: providerKindSchema.options.filter((kind) => oidcProfileFor(kind, config) !== null) };
}
