import { type GoogleStandIn, startGoogle } from "#sandbox/google/server.ts";
import { generateMailbox, generateWorld } from "#sandbox/mailboxes/generate.ts";
import { answerParent } from "./childService.ts";

const seed = 7;
/** Calls in one batch request: Google's limit. */
const batchSize = 100;
const readScope = "https://www.googleapis.com/auth/gmail.readonly";

let google: GoogleStandIn | null = null;
const until = Date.now();
const world = generateWorld({ seed, until });

function running(): GoogleStandIn {
  if (google === null) throw new Error("The stand-in has not been started.");
  return google;
}

/** Has every email read once: the stand-in parses mail at its first reading, and that is not ours to measure. */
async function readAll(address: string): Promise<void> {
  const { url, control } = running();
  const { accessToken } = await control.grant(address, [readScope]);
  for (let offset = 0; ; offset += batchSize) {
    const emails = await control.emails(address, { offset, limit: batchSize });
    if (emails.length === 0) return;
    const calls = emails.map(
      ({ id }) =>
        `--b\r\nContent-Type: application/http\r\n\r\nGET /gmail/v1/users/me/messages/${id}?format=full\r\n\r\n`,
    );
    const answer = await fetch(`${url}/batch/gmail/v1`, {
      method: "POST",
      headers: { "content-type": "multipart/mixed; boundary=b", authorization: `Bearer ${accessToken}` },
      body: `${calls.join("")}--b--\r\n`,
    });
    await answer.arrayBuffer();
  }
}

const answers = {
  /** Starts the stand-in on a free port; returns its url. */
  async start(options: { storage: string; clientId: string; clientSecret: string; redirectUri: string }) {
    const { redirectUri, ...rest } = options;
    google = await startGoogle({ ...rest, redirectUris: [redirectUri] });
    return google.url;
  },
  /** Gives one of our people a mailbox of so many emails. Returns its address. */
  async fillMailbox(person: number, emails: number) {
    const owner = world.organization.people[person];
    if (owner === undefined) throw new RangeError(`The sample company has no person ${person}.`);
    const { control } = running();
    await control.addAccount(owner);
    await control.seed(owner.address, generateMailbox(world, { owner: owner.address, emails, seed, until }));
    await readAll(owner.address);
    return owner.address;
  },
  /** The businesses that write with us, as a person would enter them. */
  businesses: () =>
    world.businesses.map(({ name, domains, people }) => ({
      name,
      domains,
      people: people.slice(0, 3).map((person) => ({
        name: person.name,
        addresses: [person.address, ...person.otherAddresses],
      })),
    })),
  cpuSeconds: () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
};

export type GoogleProcess = typeof answers;

answerParent(answers, async () => {
  await google?.close();
});
