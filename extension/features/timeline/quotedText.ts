/** The text of an email, and the answered text below it. */
export interface SplitText {
  own: string;
  quoted: string;
}

const openings = [
  /^\s*>/,
  /^\s*(On|Am|Le|El|Em)\s.{4,200}(wrote|schrieb|a écrit|escribió|escreveu).{0,120}:\s*$/i,
  /^-{2,}\s*(Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Mensagem original|Forwarded message)\s*-{2,}/i,
];

/** Parts a plain text where quoted history begins; text that is all quote stays whole. */
export function splitQuotedText(text: string): SplitText {
  const lines = text.split(/\r\n|\r|\n/);
  const start = lines.findIndex((line) => openings.some((opening) => opening.test(line)));
  const own = lines.slice(0, start).join("\n").trimEnd();
  if (start <= 0 || own === "") return { own: text, quoted: "" };
  return { own, quoted: lines.slice(start).join("\n").trim() };
}
