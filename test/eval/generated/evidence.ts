import type { World } from "#sandbox/mailboxes/generate.ts";
import type { Entered } from "../entered.ts";

/** What is looked for in an email: plain texts, in lower case, compared without any of the product's code. */
interface Marks {
  texts: string[];
  /** Digits of phone numbers, without what is dialled before them. */
  digits: string[];
}

/**
 * Which of a world's businesses an email shows something of that was entered: an address or domain, a web page, a
 * phone number. A name alone is no evidence here: anybody may speak of anybody. Plain search in the whole raw email, so
 * that it knows nothing of how the engine reads mail.
 */
export function evidenceFinder(world: World, entered: Entered): (business: string, text: string) => boolean {
  const corporate = new Set(world.businesses.flatMap((business) => business.domains));
  const marks = new Map<string, Marks>();
  for (const { id, domains, marks: known } of entered.businesses) {
    const addresses = entered.people.filter((one) => one.businessId === id).flatMap((one) => one.addresses);
    const hosts = addresses
      .map((address) => address.slice(address.indexOf("@") + 1))
      .flatMap((host) => [...corporate].filter((domain) => host === domain || host.endsWith(`.${domain}`)));
    const of = (kind: string) =>
      known.filter(([name]) => name === kind).map(([, value]) => value.toLowerCase());
    marks.set(id, {
      texts: [
        ...addresses,
        ...[...domains, ...hosts].flatMap((domain) => [`@${domain}`, `.${domain}`]),
        ...of("website"),
      ],
      digits: of("phone").map((phone) => phone.replace(/\D/g, "").slice(-7)),
    });
  }
  return (business, text) => {
    const known = marks.get(business);
    if (!known) return false;
    const plain = text.toLowerCase();
    if (known.texts.some((mark) => plain.includes(mark.toLowerCase()))) return true;
    const digits = known.digits.length > 0 ? plain.replace(/[^\d\n]/g, "") : "";
    return known.digits.some((mark) => digits.includes(mark));
  };
}
