import { sql } from "drizzle-orm";
import * as z from "zod";
import { type Activity, activitySchema } from "#shared/activity.ts";
import { addressSchema } from "#shared/address.ts";
import { sharingSchema } from "#shared/provider.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { storedJson } from "../storedJson.ts";
import { sharingFor, shownText } from "../visibility.ts";
import { newsStatement, unansweredStatement, weeksStatement } from "./activityStatements.ts";

const weekMilliseconds = 7 * 86_400_000;
/** Weeks that are shown: half a year. */
const weekCount = 26;

/**
 * The last half year with a business: mail by week, who waits for an answer, and what is new since the actor last
 * looked. One round trip; what it reads is bounded, however much mail there is.
 * @throws AppError `business_not_found`
 */
export async function businessActivity(ctx: UserContext, businessId: string): Promise<Activity> {
  const { actor, db } = ctx;
  const since = ctx.clock.now() - weekCount * weekMilliseconds;
  const range = { businessId, since, week: weekMilliseconds };
  const [known, weeks, unanswered, news] = await db.batch([
    db.all(
      sql`select 1 from business where id = ${businessId} and organization_id = ${actor.organizationId}`,
    ),
    db.all(weeksStatement(actor, range)),
    db.all(unansweredStatement(actor, range)),
    db.all(newsStatement(actor, range)),
  ]);
  if (known.length === 0) throw new AppError("business_not_found", "There is no such business.");
  const waiting = waitingRows.parse(unanswered);
  return {
    ...byWeek(weekRows.parse(weeks), since),
    unanswered: {
      count: waiting[0]?.total ?? 0,
      latest: waiting.map(({ total: _, userId, sharing, subject, ...email }) => ({
        ...email,
        subject: shownText(sharingFor(actor, { userId, sharing }), { subject, snippet: "" }).subject,
      })),
    },
    sinceLastLook: newsRows.parse(news)[0] ?? null,
  };
}

const weekRows = z.array(
  z.object({
    week: z.number(),
    inbound: z.number(),
    outbound: z.number(),
    lastInboundAt: z.number().nullable(),
    lastOutboundAt: z.number().nullable(),
  }),
);

const waitingRows = z.array(
  z.object({
    emailId: z.string(),
    conversationId: z.string(),
    from: storedJson(addressSchema).nullable(),
    subject: z.string(),
    sentAt: z.number(),
    userId: z.string(),
    sharing: sharingSchema,
    total: z.number(),
  }),
);

const newsRows = z.array(activitySchema.shape.sinceLastLook.unwrap());

function byWeek(rows: z.infer<typeof weekRows>, since: number) {
  const found = new Map(rows.map((row) => [Math.min(row.week, weekCount - 1), row]));
  const latest = (times: (number | null)[]) =>
    times.reduce((one, other) => Math.max(one ?? 0, other ?? 0) || null, null);
  return {
    weeks: Array.from({ length: weekCount }, (_, week) => ({
      startsAt: since + week * weekMilliseconds,
      inbound: found.get(week)?.inbound ?? 0,
      outbound: found.get(week)?.outbound ?? 0,
    })),
    lastInboundAt: latest(rows.map((row) => row.lastInboundAt)),
    lastOutboundAt: latest(rows.map((row) => row.lastOutboundAt)),
  };
}
