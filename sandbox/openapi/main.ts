import { mkdirSync, writeFileSync } from "node:fs";
import { openApiDocument } from "./document.ts";
import { listedRoutes } from "./listedRoutes.ts";

// node sandbox/openapi/main.ts: writes dist/openapi.json

mkdirSync("dist", { recursive: true });
writeFileSync("dist/openapi.json", `${JSON.stringify(openApiDocument(listedRoutes()), null, 2)}\n`);
