/** How many lines a signature takes at most: what is longer below a greeting is text. */
const mostLines = 15;
/** Only the end of a text is looked at. */
const looked = 60;

/**
 * At which of `lines` the sender's signature begins: the delimiter of RFC 3676 (4.3), the line that a phone adds, or a
 * closing such as "Kind regards" with nothing but short lines below it; -1 where there is none.
 */
export function signatureStart(lines: readonly string[]): number {
  const first = Math.max(0, lines.length - looked);
  for (let at = lines.length - 1; at >= first; at--) if (/^--\s?$/.test(lines[at]!)) return at;
  for (let at = first; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.length > 80) continue;
    const text = line.trim();
    if (closing.test(text) && isShortBelow(lines, at)) return at;
    if (fromPhone.test(text) && lines.slice(at + 1).every((rest) => rest.trim() === "")) return at;
  }
  return -1;
}

function isShortBelow(lines: readonly string[], at: number): boolean {
  const below = lines.slice(at + 1).filter((line) => line.trim() !== "");
  return (
    below.length <= mostLines && below.every((line) => line.length <= 120 && !/[.!?]\s+\p{Lu}/u.test(line))
  );
}

/** English, German, French, Spanish, Portuguese, and those of neighbours that write here too. */
const closing = new RegExp(
  `^(?:${[
    "(?:(?:many|with) )?(?:best|kind|warm|kindest|warmest)(?: (?:regards|wishes))?|regards|cheers|sincerely(?: yours)?|yours (?:sincerely|faithfully|truly)|all the best|many thanks|thanks(?: (?:again|and regards))?|thank you",
    "(?:mit )?(?:freundlich|best|herzlich|viel|lieb|schön|sonnig)(?:e|en|em|er)?(?: und [\\p{L}]+)? (?:gr(?:ü|ue)(?:ß|ss)(?:e|en)?|gru(?:ß|ss))(?: (?:aus|nach) [\\p{L} -]+)?|mfg|hochachtungsvoll|vg|lg|gru(?:ß|ss)|gr(?:ü|ue)(?:ß|ss)e|danke(?: und [\\p{L} ]+)?|vielen dank",
    "(?:bien |très )?cordialement|bien à (?:vous|toi)|(?:(?:meilleures|sincères) )?salutations(?: distinguées)?|cdlt|bonne (?:journée|réception)|merci(?: d['’]avance)?|amicalement",
    "(?:(?:muchos|un|cordiales|atentos) )?(?:cordial )?saludos?(?: cordiales| cordial)?|atentamente|(?:muchas )?gracias|un abrazo",
    "(?:atenciosamente|att\\.?|cordialmente|obrigad[oa]|(?:um )?abraços?)|(?:com os )?(?:melhores|meus melhores) cumprimentos|cumprimentos",
    "pozdrawiam|z poważaniem|met vriendelijke groet(?:en)?|cordiali saluti|distinti saluti|よろしくお願い(?:いた)?します。?|以上",
  ].join("|")})\\s*[,.!–-]?$`,
  "iu",
);

const fromPhone =
  /^(?:sent from (?:my|yahoo|mail for|outlook)\b.*|get outlook for (?:ios|android)\b.*|(?:gesendet mit|von meinem|gesendet von)\b.*|holen sie sich outlook\b.*|outlook für (?:ios|android)\b.*|envoyé (?:de(?:puis)?|à partir)\b.*|(?:obtenir|télécharger) outlook\b.*|enviado (?:desde|do|de|a partir)\b.*|(?:obtener|obter o|obtenha o) outlook\b.*)$/iu;
