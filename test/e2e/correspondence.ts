import { composeMail, sampleOwner } from "./mailbox.ts";
import type { Stack } from "./stack.ts";

/** Mail in both directions with somebody new, as it lies in the mailbox; it is read with the next cron tick. */
export async function correspond(stack: Stack, person: string): Promise<void> {
  const owner = `Ada Lindqvist <${sampleOwner}>`;
  const now = Date.now();
  const subject = `Samples for ${person.split(" ")[0]}`;
  const asked = await composeMail({ from: person, to: owner, subject, text: "Could you send us some?" }, now);
  const sent = await composeMail(
    { from: owner, to: person, subject: `Re: ${subject}`, text: "On their way." },
    now,
  );
  await stack.google.control.deliver(sampleOwner, { raw: asked });
  await stack.google.control.deliver(sampleOwner, { raw: sent, labels: ["SENT"] });
}
