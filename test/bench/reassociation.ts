import { sql } from "drizzle-orm";
import { createBusiness } from "#test/factory/business.ts";
import { createManyEmails } from "#test/factory/manyEmails.ts";
import { createEmailProvider, createOrganization, createUser } from "#test/factory/organization.ts";
import { addDomain } from "#worker/businesses/addDomain.ts";
import type { Context } from "#worker/context.ts";
import { handleMessage } from "#worker/handleMessage.ts";
import type { QueueMessage } from "#worker/queue.ts";
import { figure, type Table } from "./report.ts";
import type { BenchSettings } from "./settings.ts";
import type { Stack } from "./stack/stack.ts";

/** What it costs to file all mail of a domain once a business is given that domain. */
export async function benchReassociation(
  stack: Stack,
  settings: BenchSettings,
  say: (line: string) => void,
): Promise<Table[]> {
  const rows: string[][] = [];
  for (const emails of settings.reassociated) {
    say(`reassociation: storing ${figure(emails)} emails of one domain …`);
    const { ctx, queue, businessId } = await mailOfOneDomain(stack, emails);
    say("reassociation: giving the domain to a business …");
    const again = await fileAll(stack, ctx, queue, () =>
      addDomain(ctx, businessId, { domain: "orbis.example", isConfirmed: false }),
    );
    const idle = await fileAll(stack, ctx, queue, () => ctx.queue.send([again.message]));
    for (const [name, run] of [
      ["after the domain is added", again],
      ["once more, nothing to change", idle],
    ] as const)
      rows.push([
        `${figure(emails)} emails, ${name}`,
        figure(run.milliseconds / 1000),
        figure(emails / (run.milliseconds / 1000)),
        figure(run.database),
        figure(run.longest),
        figure(run.messages),
      ]);
  }
  return [
    {
      title: "Filing anew after a domain is added",
      columns: ["", "seconds", "emails/s", "database s", "longest step ms", "steps"],
      rows,
      notes: [
        "Steps of the queue run one after the other here; each decides at most 500 emails and those of their conversations.",
        "Database s: the database's own processor time. Longest step: what one message of the queue takes at most.",
      ],
    },
  ];
}

/** An organization of its own with unfiled mail, all of one domain, four emails to a conversation. */
async function mailOfOneDomain(stack: Stack, count: number) {
  const queue: QueueMessage[] = [];
  const outside: Context = {
    ...stack.ctx,
    queue: {
      async send(messages) {
        queue.push(...messages);
      },
    },
  };
  const { id: organizationId } = await createOrganization(outside);
  const owner = await createUser(outside, organizationId);
  const mailbox = await createEmailProvider(outside, owner, { enabled: false });
  const { id: businessId } = await createBusiness(outside, organizationId, "Orbis", []);
  await createManyEmails(outside, mailbox, { count, businessIds: [null], prefix: `${organizationId}-` });
  await outside.db.run(sql`insert into email_participant (email_id, organization_id, role, address, domain)
    select id, organization_id, 'from', "from" ->> 'address', 'orbis.example'
    from email_sync where email_provider_id = ${mailbox.id}`);
  return { ctx: { ...outside, actor: owner }, queue, businessId };
}

/** Does all that a change asks for, message by message. */
async function fileAll(stack: Stack, ctx: Context, queue: QueueMessage[], change: () => Promise<unknown>) {
  const before = await stack.database.ask("cpuSeconds");
  const started = performance.now();
  await change();
  const [message] = queue;
  if (!message) throw new Error("Nothing was asked for.");
  let longest = 0;
  let messages = 0;
  for (let next = queue.shift(); next; next = queue.shift()) {
    const begun = performance.now();
    await handleMessage(ctx, next);
    longest = Math.max(longest, performance.now() - begun);
    messages += 1;
  }
  const milliseconds = performance.now() - started;
  return {
    message,
    milliseconds,
    longest,
    messages,
    database: (await stack.database.ask("cpuSeconds")) - before,
  };
}
