import { createApp } from "#worker/http/app.ts";
import type { ListedRoute } from "./document.ts";

/** The Worker's routes; nothing of it runs. */
export function listedRoutes(): ListedRoute[] {
  return createApp(() => {
    throw new Error("The routes are only listed.");
  }).routes;
}
