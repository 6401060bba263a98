import { Hono } from "hono";
import { currentUser } from "../accounts/organization/currentUser.ts";
import type { UserEnv } from "./environment.ts";

/** `GET /v1/me` */
export const meRoutes = new Hono<UserEnv>().get("/me", async (c) => c.json(await currentUser(c.var.ctx)));
