import { createContext, useContext } from "react";
import type { ProviderKind } from "#shared/auth.ts";

/** The provider of the mail page beside which a surface stands; null on the extension's own pages. */
export const MailPage = createContext<ProviderKind | null>(null);

export function useMailPage(): ProviderKind | null {
  return useContext(MailPage);
}
