import type { Random } from "#sandbox/mailboxes/random.ts";
import type { EmailSummary } from "#sandbox/standIn/control/types.ts";
import type { Happening } from "../bench/account.ts";
import { smallMail } from "../bench/mail.ts";
import type { Scenario } from "./scenario.ts";

/** The raw bytes of one more mail. */
export function nextMail(scenario: Scenario): Uint8Array {
  const number = scenario.mails;
  scenario.mails += 1;
  return smallMail(number, scenario.random);
}

/** What people do with mail at either provider. */
export function mailHappenings(scenario: Scenario): Happening[] {
  const { account, ctx } = scenario;
  const { control, address } = account;
  const some = async (random: Random, fits: (email: EmailSummary) => boolean = () => true) => {
    const emails = (await control.emails(address, { limit: 10_000 })).filter(fits);
    return random.shuffled(emails.map(({ id }) => id)).slice(0, random.int(1, 3));
  };
  const onSome =
    (work: (ids: string[], random: Random) => Promise<void>, fits?: (email: EmailSummary) => boolean) =>
    async (random: Random) => {
      const ids = await some(random, fits);
      if (ids.length > 0) await work(ids, random);
    };
  const deliver = (labels: readonly string[][]) => async (random: Random) => {
    await control.deliver(address, {
      raw: nextMail(scenario),
      threadKey: `thread ${random.int(0, scenario.mails)}`,
      receivedAt: ctx.clock.now(),
      labels: random.pick(labels),
    });
  };
  return [
    { name: "mail", weight: 10, run: deliver([["INBOX", "UNREAD"], ["INBOX"], ["SENT"], ["Clients"]]) },
    { name: "mail elsewhere", weight: 2, run: deliver([["SPAM"], ["TRASH"], ["DRAFT"]]) },
    {
      name: "mark",
      weight: 6,
      run: onSome((ids, random) =>
        control.mark(address, ids, { read: random.chance(0.5), starred: random.chance(0.5) }),
      ),
    },
    {
      name: "label",
      weight: 4,
      run: onSome((ids, random) =>
        control.label(address, ids, { add: [random.pick(["Clients", "Old", "INBOX"])] }),
      ),
    },
    {
      name: "unlabel",
      weight: 2,
      run: onSome((ids, random) =>
        control.label(address, ids, { remove: [random.pick(["Clients", "SPAM", "INBOX", "STARRED"])] }),
      ),
    },
    {
      name: "draft is sent",
      weight: 2,
      run: onSome(
        (ids) => control.label(address, ids, { add: ["SENT"], remove: ["DRAFT"] }),
        ({ labels }) => labels.includes("DRAFT"),
      ),
    },
    { name: "trash", weight: 4, run: onSome((ids) => control.trash(address, ids)) },
    {
      name: "untrash",
      weight: 4,
      run: onSome(
        (ids) => control.untrash(address, ids),
        ({ labels }) => labels.includes("TRASH"),
      ),
    },
    { name: "delete", weight: 3, run: onSome((ids) => control.deleteEmails(address, ids)) },
    {
      name: "an email cannot be had",
      weight: 2,
      async run(random) {
        const status = random.pick([400, 403, 404, 500, 503]);
        for (const id of (await some(random)).slice(0, 1)) {
          scenario.faults += 1;
          scenario.isMisled ||= status === 404;
          await control.failEmail(id, status);
        }
      },
    },
    { name: "access tokens expire", weight: 3, run: () => control.expireAccessTokens(address) },
    { name: "consent withdrawn", weight: 1, run: () => control.revoke(address) },
  ];
}
