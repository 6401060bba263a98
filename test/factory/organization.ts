import { v7 as uuidv7 } from "uuid";
import { ENGINE_VERSION } from "#worker/association/engineVersion.ts";
import type { Actor, Context } from "#worker/context.ts";
import { emailProvider, organization, session, user } from "#worker/db/schema/tables.ts";

/** An organization with nobody in it. */
export async function createOrganization(
  ctx: Context,
  values: Partial<typeof organization.$inferInsert> = {},
) {
  const now = ctx.clock.now();
  const row = {
    id: uuidv7(),
    name: "Northwind",
    engineVersion: ENGINE_VERSION,
    createdAt: now,
    updatedAt: now,
    ...values,
  };
  await ctx.db.insert(organization).values(row);
  return row;
}

/** A signed-in member; admin unless said. */
export async function createUser(
  ctx: Context,
  organizationId: string,
  values: Partial<typeof user.$inferInsert> = {},
): Promise<Actor & { email: string }> {
  const now = ctx.clock.now();
  const id = values.id ?? uuidv7();
  const row = {
    id,
    organizationId,
    email: `user-${id}@northwind.example`,
    name: "Ada",
    role: "admin" as const,
    createdAt: now,
    updatedAt: now,
    ...values,
  };
  const sessionId = uuidv7();
  await ctx.db.batch([
    ctx.db.insert(user).values(row),
    ctx.db.insert(session).values({
      id: sessionId,
      organizationId,
      userId: id,
      refreshTokenHash: `hash-${sessionId}`,
      rotatedAt: now,
      expiresAt: now + 86_400_000,
      lastUsedAt: now,
      createdAt: now,
    }),
  ]);
  return { userId: id, organizationId, sessionId, role: row.role, email: row.email };
}

/** A connected Gmail mailbox of a user, live, with sealed sample tokens. */
export async function createEmailProvider(
  ctx: Context,
  owner: Actor & { email: string },
  values: Partial<typeof emailProvider.$inferInsert> = {},
) {
  const now = ctx.clock.now();
  const id = values.id ?? uuidv7();
  const row: typeof emailProvider.$inferInsert = {
    id,
    organizationId: owner.organizationId,
    userId: owner.userId,
    kind: "google",
    accountEmail: owner.email,
    subject: `subject-${id}`,
    aliases: [],
    tokenEnvelope: await ctx.vault.seal(
      JSON.stringify({ accessToken: "access", refreshToken: "refresh" }),
      id,
    ),
    accessTokenExpiresAt: now + 3_600_000,
    grantedScopes: ["https://www.googleapis.com/auth/gmail.modify"],
    folders: [],
    status: "live",
    nextSyncAt: now,
    createdAt: now,
    updatedAt: now,
    ...values,
  };
  await ctx.db.insert(emailProvider).values(row);
  return { ...row, id };
}
