import { v7 as uuidv7 } from "uuid";
import type { Context } from "#worker/context.ts";
import { association } from "#worker/db/schema/tables.ts";

/** Files a stored email under a business, by its contact unless said. */
export async function createAssociation(
  ctx: Context,
  email: { id: string; organizationId: string },
  values: Partial<typeof association.$inferInsert> = {},
) {
  const now = ctx.clock.now();
  const row: typeof association.$inferInsert = {
    id: uuidv7(),
    organizationId: email.organizationId,
    emailId: email.id,
    businessId: "",
    contactId: null,
    state: "filed",
    isPrimary: true,
    source: "contact",
    confidence: 0.98,
    evidence: [
      { source: "contact", text: "Ana Ruiz is a contact of Orbis Logistics", matched: "ana@orbis.example" },
    ],
    engineVersion: 1,
    decidedBy: null,
    createdAt: now,
    updatedAt: now,
    ...values,
  };
  await ctx.db.insert(association).values(row);
  return row;
}
