import { parseArgs } from "node:util";
import { hardScores } from "./hard/hardScores.ts";
import { knownBusinesses } from "./knowledge.ts";
import { generatedSet } from "./labelledMail.ts";
import { type Score, score } from "./score.ts";
import { contactOnly, domainOnly, engine, type Verdict, type Way } from "./ways.ts";

// Measures how well emails are filed, against mail whose true business is known. `npm run eval -- --json` ends with
// one line for programs; `--emails` and `--businesses` set the size, `--seed` another world.
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    emails: { type: "string", default: "20000" },
    businesses: { type: "string", default: "300" },
    seed: { type: "string", default: "7" },
  },
});

const { emails, facts } = generatedSet({
  businesses: Number(values.businesses),
  emails: Number(values.emails),
  seed: Number(values.seed),
});
const known = knownBusinesses(facts);
const ways: [string, Way][] = [
  ["generated", engine],
  ["generated, contact address only", contactOnly],
  ["generated, domain only", domainOnly],
];
const verdicts = new Map(ways.map(([name, way]) => [name, way(emails, facts)]));
const sets = [...verdicts].map(([name, answers]) => score(name, emails, answers, known));
print(`${emails.length} emails, ${known.size} of ${values.businesses} businesses entered`, sets);

const own = verdicts.get("generated") ?? [];
print(
  "By kind of email",
  part((_, index) => emails[index]?.truth.kind ?? ""),
);
print(
  "By what decided",
  part((verdict) => verdict.source || "nothing"),
);
const hard = hardScores(engine);
const hardSets = [
  hard.open,
  hard.held,
  { ...hardScores(contactOnly).open, name: "hard, contact address only" },
  { ...hardScores(domainOnly).open, name: "hard, domain only" },
];
print("Written by hand to be hard", hardSets);
print("By trap, without what is held out", hard.byTrap);
if (values.json) {
  const answer = [...sets, ...hardSets].map(({ filed: _filed, wrong: _wrong, ...set }) => set);
  process.stdout.write(`${JSON.stringify({ sets: answer })}\n`);
}

/** The engine's scores for each group that its verdicts fall into. */
function part(groupOf: (verdict: Verdict, index: number) => string): Score[] {
  const groups = Map.groupBy(own.keys(), (index) => groupOf(own[index]!, index));
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, indexes]) =>
      score(
        name,
        indexes.map((index) => emails[index]!),
        indexes.map((index) => own[index]!),
        known,
      ),
    );
}

function print(title: string, scores: Score[]): void {
  const percent = (share: number) => `${(share * 100).toFixed(2)} %`.padStart(10);
  const lines = scores.map(
    (one) =>
      `${one.name.padEnd(34)}${String(one.emails).padStart(8)}${percent(one.precision)}${percent(one.recall)}` +
      `${percent(one.automatic)}${percent(one.proposed)}${String(one.wrong).padStart(8)}`,
  );
  const head = `${"".padEnd(34)}  emails precision    recall automatic  proposed   wrong`;
  process.stdout.write(`${title}\n${head}\n${lines.join("\n")}\n\n`);
}
