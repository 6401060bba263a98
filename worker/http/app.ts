import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { cors } from "hono/cors";
import type { Context } from "../context.ts";
import { AppError } from "../errors.ts";
import { activityRoutes } from "./activity.ts";
import { administrationRoutes } from "./administration.ts";
import { associationRoutes } from "./associations.ts";
import { authRoutes } from "./auth.ts";
import { authenticate } from "./authenticate.ts";
import { businessRoutes } from "./businesses.ts";
import { businessImportRoutes } from "./businessImports.ts";
import { contactRoutes } from "./contacts.ts";
import { conversationRoutes } from "./conversations.ts";
import { emailRoutes } from "./emails.ts";
import type { PublicEnv, UserEnv } from "./environment.ts";
import { errorAnswer } from "./errorAnswer.ts";
import { exportRoutes } from "./export.ts";
import { healthRoutes } from "./health.ts";
import { invitationRoutes } from "./invitations.ts";
import { linkRoutes } from "./links.ts";
import { lookupRoutes } from "./lookup.ts";
import { meRoutes } from "./me.ts";
import { memberRoutes } from "./members.ts";
import { notificationRoutes } from "./notifications.ts";
import { organizationRoutes } from "./organization.ts";
import { providerRoutes } from "./providers.ts";
import { removalRoutes } from "./removals.ts";
import { ruleRoutes } from "./rules.ts";
import { selectorRoutes } from "./selectors.ts";
import { sessionRoutes } from "./sessions.ts";
import { suggestionRoutes } from "./suggestions.ts";
import { timelineRoutes } from "./timeline.ts";
import { webhookRoutes } from "./webhooks.ts";

/** Bytes of the largest request that is read. */
const largestBody = 8 * 1024 * 1024;

/** What a signed-in user calls. */
const userApi = new Hono<UserEnv>()
  .use(authenticate)
  .route("/", meRoutes)
  .route("/", memberRoutes)
  .route("/", organizationRoutes)
  .route("/", timelineRoutes)
  .route("/", emailRoutes)
  .route("/", removalRoutes)
  .route("/", exportRoutes)
  .route("/", administrationRoutes)
  .route("/", invitationRoutes)
  .route("/", lookupRoutes)
  .route("/", sessionRoutes)
  .route("/", providerRoutes)
  .route("/", notificationRoutes)
  .route("/", businessImportRoutes)
  .route("/", businessRoutes)
  .route("/", activityRoutes)
  .route("/", ruleRoutes)
  .route("/", conversationRoutes)
  .route("/", contactRoutes)
  .route("/", suggestionRoutes)
  .route("/", associationRoutes);

/** What works without a session. */
const publicApi = new Hono<PublicEnv>()
  .route("/", healthRoutes)
  .route("/", selectorRoutes)
  .route("/", authRoutes)
  .route("/", linkRoutes)
  .route("/", webhookRoutes);

/** The HTTP surface. Routes validate, call one verb, and shape the answer. */
export function createApp(contextFor: (requestId: string) => Context) {
  const app = new Hono<PublicEnv>();
  app.use(async (c, next) => {
    const requestId = crypto.randomUUID();
    c.set("requestId", requestId);
    c.set("ctx", contextFor(requestId));
    c.header("x-request-id", requestId);
    c.header("cache-control", "no-store");
    await next();
  });
  app.use(cors({ origin: (origin) => (/^(chrome|moz)-extension:\/\//.test(origin) ? origin : null) }));
  app.use(
    bodyLimit({
      maxSize: largestBody,
      onError: () => {
        throw new AppError("payload_too_large", "The request is larger than 8 MB.");
      },
    }),
  );
  app.onError(errorAnswer);
  app.notFound(() => {
    throw new AppError("not_found", "There is nothing at this address.");
  });
  return app.route("/", publicApi).route("/v1", userApi);
}
