import type { Filing } from "#worker/association/decision.ts";
import type { Explanations } from "./explanations.ts";
import type { Judged } from "./judged.ts";
import { isMissed, isWrong, type Score } from "./score.ts";
import type { Threshold } from "./sweep.ts";

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** A table with counts. */
export function printScores(title: string, scores: Score[]): void {
  const width = Math.max(20, ...scores.map((one) => one.name.length)) + 2;
  const columns = [
    "emails",
    "filed",
    "wrong",
    "findable",
    "missed",
    "precision",
    "recall",
    "automatic",
    "proposed",
  ];
  const line = (name: string, cells: string[]) =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(11)).join("")}\n`;
  process.stdout.write(line(title, columns));
  for (const one of scores) {
    const counts = [one.emails, one.filed, one.wrong, one.findable, one.missed].map(String);
    const shares = [one.precision, one.recall, one.automatic, one.proposed].map(percent);
    process.stdout.write(line(one.name, [...counts, ...shares]));
  }
  process.stdout.write("\n");
}

/** What text alone would file from each threshold on. */
export function printSweep(name: string, thresholds: Threshold[]): void {
  process.stdout.write(`${name}, text alone from  filed  wrong  precision  recall\n`);
  for (const { from, filed, wrong, right, findable } of thresholds) {
    const precision = percent(filed === 0 ? 1 : 1 - wrong / filed);
    const recall = findable === 0 ? "nothing to find" : percent(right / findable);
    process.stdout.write(`${from.toFixed(2)}  ${filed}  ${wrong}  ${precision}  ${recall}\n`);
  }
  process.stdout.write("\n");
}

/** Some emails that were filed wrongly or missed, and reasons that are not in their email. */
export function printMistakes(judged: Judged[], explanations: Explanations, most: number): void {
  for (const { emailId, text } of explanations.false.slice(0, most))
    process.stdout.write(`${emailId}: ${text}\n`);
  const mistakes = judged.filter((one) => isWrong(one) || isMissed(one));
  for (const { email, verdict } of mistakes.slice(0, most)) {
    const { bodyText, ...subject } = email.subject;
    const { filings = [], proposed = [] } = verdict.decision ?? {};
    const said = { filings: filings.map(brief), proposed: proposed.map(brief) };
    const shown = JSON.stringify(
      { truth: email.truth, ...said, ...subject, end: bodyText.slice(-500) },
      null,
      1,
    );
    process.stdout.write(`${email.trap}: ${shown}\n`);
  }
}

function brief({ businessId, confidence, evidence }: Filing): string {
  return `${businessId} ${confidence}: ${evidence.map((one) => one.text).join(" / ")}`;
}
