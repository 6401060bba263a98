import { sql } from "drizzle-orm";
import * as z from "zod";
import type { StepContext } from "../../association/operations/operation.ts";
import { oweReassociation } from "../../association/reassociateStep.ts";
import type { QueueMessage } from "../../queue.ts";
import { storedJson } from "../../timeline/storedJson.ts";
import { type DomainPolicy, domainPolicyOf, parseDomainPolicy } from "../domainPolicy.ts";
import { entryOf } from "./entryOf.ts";
import { importWrites } from "./importWrites.ts";
import { readKnownEntries } from "./knownEntries.ts";
import { planRows } from "./planRows.ts";
import { readImport, type StoredImport } from "./readImport.ts";

const stepSize = 500;
/** Steps of one message: the rest goes back to the queue. */
const mostSteps = 4;

const storedRows = z.array(z.object({ number: z.number(), cells: storedJson(z.array(z.string())) }));

/** Takes the next steps of an import, and asks for more where there are. */
export async function runImport(
  ctx: StepContext,
  message: Extract<QueueMessage, { type: "import" }>,
): Promise<void> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const found = await readImport(ctx, message.organizationId, message.importId);
    if (found === null || (found.state !== "checking" && found.state !== "applying")) return;
    await importStep(ctx, found);
  }
  await ctx.queue.send([{ ...message, rounds: undefined }]);
}

/**
 * Checks, or enters, the next rows. What is entered and how far it is stand in one batch, so that a step that runs
 * twice, or two at once, enter nothing twice.
 */
async function importStep(ctx: StepContext, found: StoredImport): Promise<void> {
  const organizationId = found.organization_id;
  const [rawRows, policyRows] = await ctx.db.batch([
    ctx.db.all(sql`select number, cells from business_import_row
      where import_id = ${found.id} and number > ${found.position} order by number limit ${stepSize}`),
    domainPolicyOf(ctx, organizationId),
  ]);
  const rows = storedRows.parse(rawRows);
  const policy: DomainPolicy = parseDomainPolicy(policyRows);
  const entries = rows.flatMap(({ cells }) => {
    const entry = entryOf(cells, found.mapping, policy);
    return "code" in entry ? [] : [entry];
  });
  const known = await readKnownEntries(ctx, found, entries, policy);
  const plan = planRows(rows, found.mapping, policy, known, ctx.newId);
  const isApplied = found.state === "applying";
  const owed = await oweReassociation(ctx, organizationId, {
    domains: isApplied ? plan.domains.map((one) => one.domain) : [],
    addresses: isApplied ? plan.addresses.map((one) => one.address) : [],
  });
  const writes = importWrites(found, plan, {
    now: ctx.clock.now(),
    position: rows.at(-1)?.number ?? found.position,
    isOver: rows.length < stepSize,
  });
  const [first, ...more] = writes.map((write) => ctx.db.run(write));
  if (first) await ctx.db.batch([first, ...more, ...owed.statements]);
  await owed.send();
}
