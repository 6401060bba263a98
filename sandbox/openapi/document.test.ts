import Ajv from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import * as z from "zod";
import { answersByRoute, routeShape } from "./answers.ts";
import { openApiDocument, openApiPath } from "./document.ts";
import { listedRoutes } from "./listedRoutes.ts";

const operation = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), schema: z.unknown() })),
  requestBody: z.unknown().optional(),
  responses: z.looseObject({ "2XX": z.looseObject({ content: z.unknown().optional() }) }),
});
const documentSchema = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), operation)) });

const routes = listedRoutes();
const { paths } = documentSchema.parse(openApiDocument(routes));

test("Every route is in the document, and nothing else", () => {
  const listed = routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${openApiPath(path)}`);
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.toSorted()).toEqual([...new Set(listed)].toSorted());
  expect(described.length).toBeGreaterThan(50);
});

test("Every call of the extension is a route, with its answer", () => {
  const answered = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { responses }]) =>
      responses["2XX"].content === undefined ? [] : `${method.toUpperCase()} ${routeShape(path)}`,
    ),
  );
  expect(answered.toSorted()).toEqual([...answersByRoute().keys()].toSorted());
});

test("What a route takes is told as it is checked", () => {
  expect(paths["/v1/timeline"]?.get?.parameters.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["businessId", "q", "sort", "source", "cursor"]),
  );
  expect(paths["/v1/emails/{id}"]?.patch).toMatchObject({
    parameters: [{ name: "id", in: "path" }],
    requestBody: { required: true },
  });
});

test("Every schema in it is one", () => {
  const ajv = new Ajv({ strict: false });
  const schemas = (value: unknown): object[] =>
    typeof value !== "object" || value === null
      ? []
      : Object.entries(value).flatMap(([key, one]) =>
          key === "schema" && typeof one === "object" && one !== null && !("$ref" in one)
            ? [one]
            : schemas(one),
        );
  const all = schemas(paths);
  expect(all.length).toBeGreaterThan(100);
  for (const schema of all) expect([schema, ajv.validateSchema(schema)]).toEqual([schema, true]);
});
