import { Hono } from "hono";
import {
  suggestionAcceptSchema,
  suggestionIdsSchema,
  suggestionListQuerySchema,
} from "#shared/suggestion.ts";
import { acceptSuggestion } from "../association/suggestions/acceptSuggestion.ts";
import { acceptSuggestions } from "../association/suggestions/acceptSuggestions.ts";
import { dismissSuggestions } from "../association/suggestions/dismissSuggestions.ts";
import { listSuggestions } from "../association/suggestions/listSuggestions.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** What needs a person: new businesses, new contacts, and emails that may belong to several. */
export const suggestionRoutes = new Hono<UserEnv>()
  .get("/suggestions", validate("query", suggestionListQuerySchema), async (c) =>
    c.json(await listSuggestions(c.var.ctx, c.req.valid("query"))),
  )
  .post("/suggestions/accept", validate("json", suggestionIdsSchema), async (c) =>
    c.json(await acceptSuggestions(c.var.ctx, c.req.valid("json").ids)),
  )
  .post("/suggestions/dismiss", validate("json", suggestionIdsSchema), async (c) => {
    await dismissSuggestions(c.var.ctx, c.req.valid("json").ids);
    return c.body(null, 204);
  })
  .post("/suggestions/:id/accept", validate("json", suggestionAcceptSchema), async (c) =>
    c.json(await acceptSuggestion(c.var.ctx, c.req.param("id"), c.req.valid("json"))),
  )
  .post("/suggestions/:id/dismiss", async (c) => {
    await dismissSuggestions(c.var.ctx, [c.req.param("id")]);
    return c.body(null, 204);
  });
