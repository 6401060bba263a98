import type { ProviderKind } from "#shared/auth.ts";

/** What people call a provider, and its mail. */
export const providerWords: Record<ProviderKind, { company: string; mail: string }> = {
  google: { company: "Google", mail: "Gmail" },
  microsoft: { company: "Microsoft", mail: "Outlook" },
};

/** Every provider there is, in the order in which they are shown. */
export const providerKinds = Object.keys(providerWords) as ProviderKind[];
