import { readFile } from "node:fs/promises";
import { newSelectorKey, signSelectors } from "./sign.ts";

// npm run selectors -- key: a new pair of keys.
// npm run selectors -- sign FILE: the value of SELECTOR_UPDATE, with the private key in SELECTOR_PRIVATE_KEY.

const [task, file] = process.argv.slice(2);
const { SELECTOR_PRIVATE_KEY: privateKey } = process.env;
if (task === "key") {
  const pair = await newSelectorKey();
  process.stdout.write(`WXT_SELECTOR_KEY=${pair.publicKey}\nSELECTOR_PRIVATE_KEY=${pair.privateKey}\n`);
} else if (task === "sign" && file !== undefined && privateKey) {
  const content: unknown = JSON.parse(await readFile(file, "utf8"));
  process.stdout.write(`${JSON.stringify(await signSelectors(JSON.stringify(content), privateKey))}\n`);
} else {
  process.stderr.write("Say `key`, or `sign FILE` with SELECTOR_PRIVATE_KEY set.\n");
  process.exitCode = 1;
}
