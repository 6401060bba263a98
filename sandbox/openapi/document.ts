import * as z from "zod";
import { errorBodySchema, errorStatus } from "#shared/errorCode.ts";
import { checkedParts } from "#worker/http/validate.ts";
import { answersByRoute, routeShape } from "./answers.ts";

/** A route as Hono lists it: one entry for each of its handlers. */
export interface ListedRoute {
  method: string;
  path: string;
  handler: object;
}

type Json = Record<string, unknown>;

/**
 * The OpenAPI document (3.1) of these routes: what each takes is what its validators check, what it answers is what the
 * extension's calls expect.
 */
export function openApiDocument(routes: ListedRoute[]): Json {
  const answers = answersByRoute();
  const paths: Record<string, Json> = {};
  for (const [key, handlers] of Map.groupBy(
    routes.filter(({ method }) => method !== "ALL"),
    ({ method, path }) => `${method} ${openApiPath(path)}`,
  )) {
    const [method = "", path = ""] = key.split(" ");
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: operationOf(path, handlers, answers.get(`${method} ${routeShape(path)}`)),
    };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Threadbook", version: "1" },
    paths,
    components: {
      securitySchemes: { session: { type: "http", scheme: "bearer" } },
      schemas: { Error: schemaOf(errorBodySchema, "output") },
    },
    "x-error-codes": errorStatus,
  };
}

/** `/v1/emails/:id` as `/v1/emails/{id}`. */
export function openApiPath(path: string): string {
  return path.replace(/:([A-Za-z]+)(\{[^}]*\})?/g, "{$1}");
}

function operationOf(path: string, handlers: ListedRoute[], answer: z.ZodType | undefined): Json {
  const parts = handlers.flatMap(({ handler }) => checkedParts.get(handler) ?? []);
  const query = parts.find(({ target }) => target === "query");
  const body = parts.find(({ target }) => target === "json");
  const isOpen = !path.startsWith("/v1/") || /^\/v1\/(auth\/(providers|start|token)|files|images)/.test(path);
  return {
    ...(isOpen ? {} : { security: [{ session: [] }] }),
    parameters: [...path.matchAll(/\{([^}]+)\}/g)]
      .map(([, name]) => ({
        ...{ name, in: "path", required: true, schema: { type: "string" } },
      }))
      .concat(query ? queryParameters(query.schema) : []),
    ...(body ? { requestBody: { required: true, content: jsonOf(schemaOf(body.schema, "input")) } } : {}),
    responses: {
      "2XX": {
        description: "Done",
        ...(answer ? { content: jsonOf(schemaOf(answer, "input")) } : {}),
      },
      default: {
        description: "Refused: see `error.code`",
        content: jsonOf({ $ref: "#/components/schemas/Error" }),
      },
    },
  };
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

function queryParameters(schema: z.ZodType) {
  const { properties, required } = objectSchema.parse(schemaOf(schema, "input"));
  return Object.entries(properties).map(([name, one]) => ({
    ...{ name, in: "query", required: required.includes(name), schema: one as { type: string } },
  }));
}

function jsonOf(schema: Json): Json {
  return { "application/json": { schema } };
}

/** What JSON Schema has no words for (a transform's outcome) stays open. */
function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
