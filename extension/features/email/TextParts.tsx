import type { TextPart } from "#shared/textParts.ts";
import { t } from "../../i18n/t.ts";

/** Characters of one part that are drawn: a page of a million would freeze. */
const longest = 200_000;
/** Lines of a signature that stand as they are; a longer one is folded. */
const shortSignature = 5;

/** The plain text of an email: what its sender wrote, the signature quiet, earlier emails one click away. */
export function TextParts({ parts, notice }: { parts: TextPart[]; notice: string | null }) {
  const isEmpty = parts.every(({ text }) => text.trim() === "");
  return (
    <div className="email-text" data-testid="email-text" dir="auto">
      {notice === null ? null : <p className="small faint">{notice}</p>}
      {isEmpty && notice === null ? <span className="faint">{t("email.noText")}</span> : null}
      {placed(parts).map(({ at, part }) => (
        <Part key={at} part={part} />
      ))}
      {parts.some(({ text }) => text.length > longest) ? (
        <p className="small faint">{t("email.cut")}</p>
      ) : null}
    </div>
  );
}

/** Each part with where in the text it begins. */
function placed(parts: TextPart[]): { at: number; part: TextPart }[] {
  let next = 0;
  return parts.map((part) => {
    const at = next;
    next += part.text.length + 1;
    return { at, part };
  });
}

function Part({ part: { kind, text } }: { part: TextPart }) {
  const shown = text.slice(0, longest).replace(/^\n+|\s+$/g, "");
  if (shown === "") return null;
  if (kind === "quote") return <Folded summary={t("email.earlier")} text={shown} />;
  if (kind === "signature" && shown.split("\n").length > shortSignature)
    return <Folded summary={t("email.signature")} text={shown} />;
  return <div className={`text-part ${kind}`}>{shown}</div>;
}

function Folded({ summary, text }: { summary: string; text: string }) {
  return (
    <details>
      <summary>{summary}</summary>
      {text}
    </details>
  );
}
