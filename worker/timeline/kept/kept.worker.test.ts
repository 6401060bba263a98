import { env } from "cloudflare:test";
import { expect, test } from "vitest";
import { createTestContext } from "#test/factory/context.ts";
import { createEmail } from "#test/factory/email.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import "#test/factory/provided.ts";
import { keptFile, keptObject, organization } from "../../db/schema/tables.ts";
import type { Environment } from "../../environment.ts";
import { createR2Store } from "../../r2Store.ts";
import { keepWhileRead } from "./keepWhileRead.ts";
import { readKept } from "./readKept.ts";
import { sweepKept } from "./sweepKept.ts";

test("A file that is read whole in workerd lies in R2 afterwards, and one that is left does not", async () => {
  const { ATTACHMENTS } = env as unknown as Required<Environment>;
  const ctx = { ...(await createTestContext()), objects: createR2Store(ATTACHMENTS) };
  const { id: organizationId } = await createOrganization(ctx);
  await ctx.db.update(organization).set({ attachmentStorage: "r2" });
  const owner = await createUser(ctx, organizationId);
  const { id: emailId } = await createEmail(ctx, await createEmailProvider(ctx, owner));
  const piece = new Uint8Array(4_000_000).fill(7);
  const chunks = () => {
    let given = 0;
    return new ReadableStream<Uint8Array>({
      pull: (controller) => (given++ < 3 ? controller.enqueue(piece) : controller.close()),
    });
  };
  const left = keepWhileRead(ctx, { organizationId, emailId, part: "left" }, chunks()).getReader();
  await left.read();
  await left.cancel();
  const whole = new Response(keepWhileRead(ctx, { organizationId, emailId, part: "whole" }, chunks()));
  expect((await whole.arrayBuffer()).byteLength).toBe(12_000_000);
  await sweepKept(ctx);
  const [object] = await ctx.db.select().from(keptObject);
  if (object === undefined) throw new Error("Nothing was kept.");
  expect(object).toMatchObject({ state: "kept", size: 12_000_000 });
  expect(await ctx.db.select().from(keptFile)).toEqual([{ emailId, part: "whole", objectId: object.id }]);
  expect((await ATTACHMENTS.list()).objects.map(({ key }) => key)).toEqual([object.key]);
  const read = new Response(await readKept(ctx, { isWanted: true, object }));
  expect((await read.arrayBuffer()).byteLength).toBe(12_000_000);
});
