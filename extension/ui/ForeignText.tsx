import { plainText } from "./plainText.ts";

/** Text that someone else wrote: cleaned, and kept from changing the direction of what stands around it. */
export function ForeignText({ children, or = "" }: { children: string | null | undefined; or?: string }) {
  return <bdi>{plainText(children ?? "") || or}</bdi>;
}
