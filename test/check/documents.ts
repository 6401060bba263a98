import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Fails where a document names a file, folder or npm script of this project that is not there. */

const scripts = Object.keys(
  (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: object }).scripts,
);
const documents = execFileSync("git", ["ls-files", "*.md"], { encoding: "utf8" }).split("\n").filter(Boolean);
const rooms = /^(extension|worker|shared|sandbox|test|\.ci)\/[\w./[\]-]*$/;

function* claims(text: string): Generator<{ claim: string; holds: boolean }> {
  for (const [, code = ""] of text.matchAll(/`([^`\n]+)`/g)) {
    const path = code.replace(/:\d+$/, "");
    if (rooms.test(path)) yield { claim: path, holds: existsSync(path) };
    const script = /^npm (?:run )?([\w:-]+)/.exec(code)?.[1];
    if (script && !["ci", "install", "i"].includes(script))
      yield { claim: code, holds: scripts.includes(script) };
  }
  for (const [, target = ""] of text.matchAll(/\]\((?!https?:|#)([^)\s#]+)/g)) {
    yield { claim: target, holds: existsSync(target) };
  }
}

const wrong = documents.flatMap((document) =>
  [...claims(readFileSync(document, "utf8"))]
    .filter(({ holds }) => !holds)
    .map(({ claim }) => `${document} names ${claim}, which is not there.`),
);
for (const sentence of wrong) console.error(sentence);
if (wrong.length > 0) process.exit(1);
console.info(`${documents.length} documents name real paths and scripts.`);
