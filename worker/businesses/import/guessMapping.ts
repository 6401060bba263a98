import type { ImportField } from "#shared/businessImport.ts";
import { searchName } from "../searchName.ts";

/** How people and programs name the columns, as {@link searchName} spells it; the first field that matches is it. */
const names: [ImportField, RegExp][] = [
  ["address", /e-?mail|courriel|correo|posta elettronica/],
  ["firstName", /^(first|given|vor|voor) ?name|^vorname|^voornaam|^prenom|^nombre$|^nome$|first_?name/],
  [
    "lastName",
    /^(last|family|sur|nach) ?name|^nachname|^achternaam|^nom de famille|^apellido|^cognome|last_?name/,
  ],
  ["domain", /domain|website|web ?site|^web|^url|homepage|site (web|internet)|sitio web|sito/],
  [
    "business",
    /company|organi[sz]ation|business|account|firma|unternehmen|entreprise|societe|empresa|azienda|bedrijf/,
  ],
  ["notes", /^notes?$|comment|bemerkung|notiz|remarque|nota|opmerking/],
  [
    "name",
    /^(full |contact |display )?name$|^contact|^kontakt|^ansprechpartner|^nom( complet)?$|^naam|^person/,
  ],
];

/** What each column is, by its name; a field that several columns could be is the first of them, except addresses. */
export function guessMapping(columns: string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  return columns.map((column) => {
    const name = searchName(column);
    const field = names.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
    if (field === null || (taken.has(field) && field !== "address" && field !== "domain")) return null;
    taken.add(field);
    return field;
  });
}
