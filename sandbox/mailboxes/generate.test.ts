import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { countries } from "./countries.ts";
import { type GeneratedEmail, generateMailbox, generateWorld } from "./generate.ts";

const until = Date.UTC(2026, 10, 23, 9, 52);
const day = 86_400_000;
const world = generateWorld({ seed: 7, until });
const ada = "ada@northwind.example";
const ben = "ben@northwind.example";

function mailbox(owner: string, emails: number, seed = 7): GeneratedEmail[] {
  return [...generateMailbox(world, { owner, emails, seed, until })];
}

const adas = mailbox(ada, 2_000);

/** The header block as unfolded lines. */
function headerLines(email: GeneratedEmail): string[] {
  const text = Buffer.from(email.raw).toString("latin1");
  return text
    .slice(0, text.indexOf("\r\n\r\n"))
    .replace(/\r\n[ \t]/g, " ")
    .split("\r\n");
}

function header(email: GeneratedEmail, name: string): string | undefined {
  return headerLines(email)
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2);
}

function participants(email: GeneratedEmail): string[] {
  const fields = ["From", "To", "Cc", "Sender", "Reply-To"].map((name) => header(email, name) ?? "");
  return fields.join(" ").match(/[^\s<>,"]+@[^\s<>,"]+/g) ?? [];
}

describe("a generated mailbox", () => {
  test("is the same to the byte for the same seed, and another for another seed", () => {
    const bytes = (emails: GeneratedEmail[]) =>
      Buffer.concat(emails.map(({ raw }) => raw)).toString("latin1");
    const first = bytes(mailbox(ada, 300));
    expect(bytes(mailbox(ada, 300)) === first).toBe(true);
    expect(bytes(mailbox(ada, 300, 8)) === first).toBe(false);
  });

  test.each([0, 1, 50, 777])("holds exactly the %i emails asked for", (emails) => {
    expect(mailbox(ben, emails)).toHaveLength(emails);
  });

  test("refuses an owner who is nobody and a number that is none", () => {
    expect(() => mailbox("nobody@northwind.example", 5)).toThrow(RangeError);
    expect(() => mailbox(ada, 1.5)).toThrow(RangeError);
  });

  test("runs oldest first, ends shortly before the given time and grows towards it", () => {
    const times = adas.map(({ receivedAt }) => receivedAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.at(-1)).toBeLessThanOrEqual(until);
    expect(times.at(-1)).toBeGreaterThan(until - day);
    expect(times[0]).toBeGreaterThan(until - 3.1 * 365 * day);
    expect(times.filter((time) => time > until - 365 * day).length).toBeGreaterThan(adas.length * 0.45);
  });

  test("keeps mostly to weekdays", () => {
    const weekend = adas.filter(({ receivedAt }) => [0, 6].includes(new Date(receivedAt).getUTCDay()));
    expect(weekend.length).toBeLessThan(adas.length * 0.1);
  });

  test("names every Message-ID once, and as its header does", () => {
    expect(new Set(adas.map(({ messageId }) => messageId)).size).toBe(adas.length);
    for (const email of adas) expect(header(email, "Message-ID")).toBe(email.messageId);
  });

  test("answers only mail of the same conversation that came before", () => {
    const byId = new Map(adas.map((email, index) => [email.messageId, { email, index }]));
    let answers = 0;
    for (const [index, email] of adas.entries()) {
      const references = header(email, "References")?.split(" ") ?? [];
      expect(references.at(-1)).toBe(header(email, "In-Reply-To"));
      for (const id of references) {
        const earlier = byId.get(id);
        if (!earlier) continue;
        answers++;
        expect(earlier.email.threadKey).toBe(email.threadKey);
        expect(earlier.index).toBeLessThan(index);
      }
    }
    expect(answers).toBeGreaterThan(1_000);
  });

  test("is part of the larger mailbox of the same seed", () => {
    const all = new Set(adas.map(({ messageId }) => messageId));
    expect(mailbox(ada, 200).filter(({ messageId }) => !all.has(messageId))).toEqual([]);
  });

  test("begins with the conversations of the reference picture", () => {
    const subjects = new Set(
      mailbox(ada, 50).map((email) => header(email, "Subject")?.replace(/^re: /i, "")),
    );
    for (const subject of [
      "Frame contract 2027",
      "Delivery window Hamburg",
      "Invoice OR-2291",
      "Intro: Keller Brokers",
    ]) {
      expect(subjects).toContain(subject);
    }
  });

  test("holds every kind of mail", () => {
    const kinds = new Set(adas.map(({ truth }) => truth.kind));
    const expected = [
      "automated",
      "bounce",
      "business",
      "calendar",
      "forward",
      "internal",
      "list",
      "newsletter",
      "out-of-office",
      "personal",
      "spam",
      "via",
    ];
    expect([...kinds].sort()).toEqual(expected);
  });

  test("mixes labels as a used mailbox does", () => {
    const share = (label: string) => adas.filter(({ labels }) => labels.includes(label)).length / adas.length;
    expect(share("SENT")).toBeGreaterThan(0.15);
    expect(share("INBOX")).toBeGreaterThan(0.25);
    expect(share("UNREAD")).toBeGreaterThan(0.01);
    expect(share("UNREAD")).toBeLessThan(0.2);
    for (const label of [
      "STARRED",
      "DRAFT",
      "SPAM",
      "TRASH",
      "Customers",
      "Projects/2027",
      "CATEGORY_PROMOTIONS",
    ]) {
      expect(share(label), label).toBeGreaterThan(0);
      expect(share(label), label).toBeLessThan(0.2);
    }
    for (const { labels } of adas) {
      if (labels.includes("DRAFT")) expect(labels).toEqual(["DRAFT"]);
      if (labels.includes("SPAM") || labels.includes("TRASH")) expect(labels).not.toContain("INBOX");
    }
  });
});

describe("the addresses of a generated mailbox", () => {
  test("are reserved for examples, or at a free-mail service and nobody's", () => {
    const freeMail = new Set(Object.values(countries).flatMap((country) => country.freeMail));
    for (const address of adas.flatMap(participants)) {
      const domain = address.toLowerCase().split("@")[1]!;
      if (freeMail.has(domain)) expect(address).toMatch(/\d{6}@/);
      else expect(domain).toMatch(/\.example$/);
    }
  });

  test("include aliases, plus addresses, free mail, subdomains and a second domain of ours", () => {
    const all = new Set(adas.flatMap(participants));
    for (const pattern of [
      /^ada\.lindqvist@/,
      /^ada@northwind-trade/,
      /^ada\+/,
      /@gmail\.com$/,
      /@[^@]+\.orbis\.example$/,
      /@orbis\.co\.example$/,
    ]) {
      expect(
        [...all].some((address) => pattern.test(address)),
        String(pattern),
      ).toBe(true);
    }
  });
});

describe("the hidden truth", () => {
  test("names businesses of the world, one of whose addresses or domains the mail shows", () => {
    const byName = new Map(world.businesses.map((business) => [business.name, business]));
    for (const email of adas) {
      const text = Buffer.from(email.raw).toString("latin1").toLowerCase();
      for (const name of email.truth.businesses) {
        const business = byName.get(name)!;
        const signs = [
          ...business.domains,
          ...business.people.flatMap((person) => [person.address, ...person.otherAddresses]),
        ];
        // A forward to a colleague shows them in its quoted history only, which may be encoded.
        if (email.truth.kind !== "forward")
          expect(
            signs.some((sign) => text.includes(sign)),
            name,
          ).toBe(true);
      }
    }
  });

  test("leaves no header that real mail would not have", () => {
    const names = new Set(
      adas.flatMap(headerLines).map((line) => line.slice(0, line.indexOf(":")).toLowerCase()),
    );
    const known = [
      "auto-submitted",
      "cc",
      "content-language",
      "content-transfer-encoding",
      "content-type",
      "date",
      "delivered-to",
      "from",
      "in-reply-to",
      "list-id",
      "list-post",
      "list-unsubscribe",
      "list-unsubscribe-post",
      "mailing-list",
      "message-id",
      "mime-version",
      "precedence",
      "received",
      "references",
      "reply-to",
      "return-path",
      "sender",
      "subject",
      "thread-topic",
      "to",
      "user-agent",
      "x-auto-response-suppress",
      "x-failed-recipients",
      "x-mailer",
      "x-original-from",
      "x-original-sender",
    ];
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
  });

  test("says nothing of mail among ourselves, of private mail, of lists and of spam", () => {
    for (const { truth } of adas) {
      if (["internal", "personal", "list", "spam"].includes(truth.kind)) expect(truth.businesses).toEqual([]);
    }
  });
});

describe("the text of a generated mailbox", () => {
  test("decodes from every charset without a replacement character or an unfilled slot", async () => {
    for (const { raw } of mailbox(ada, 700)) {
      const parsed = await PostalMime.parse(raw);
      const shown = [
        parsed.subject,
        parsed.from?.name,
        parsed.text,
        parsed.html,
        ...parsed.attachments.map(({ filename }) => filename),
      ].join("\n");
      expect(shown).not.toMatch(/\uFFFD|\{\w+\}|undefined|\bNaN\b|=\?/);
    }
  });

  test("comes in old and new charsets and in every transfer encoding", () => {
    const text = adas.map(({ raw }) => Buffer.from(raw).toString("latin1")).join("\n");
    const charsets = new Set([...text.matchAll(/charset="([^"]+)"/g)].map((match) => match[1]));
    for (const charset of ["utf-8", "us-ascii", "iso-8859-1", "iso-8859-2", "windows-1252", "iso-2022-jp"])
      expect(charsets).toContain(charset);
    const encodings = new Set(
      [...text.matchAll(/Content-Transfer-Encoding: (\S+)/g)].map((match) => match[1]),
    );
    expect([...encodings].sort()).toEqual(["7bit", "8bit", "base64", "quoted-printable"]);
  });

  test("brings attachments, inline pictures and calendar parts that a parser finds", async () => {
    const types = new Set<string>();
    for (const { raw } of adas.slice(-400)) {
      const { attachments } = await PostalMime.parse(raw);
      for (const { mimeType, related } of attachments) types.add(related ? `inline ${mimeType}` : mimeType);
    }
    for (const type of ["application/pdf", "text/csv", "application/ics", "inline image/png"])
      expect([...types]).toContain(type);
  });
});

describe("two colleagues of one world and seed", () => {
  const bens = mailbox(ben, 2_000);
  const number = (email: GeneratedEmail) => Number(email.threadKey.split("-")[1]);

  test("share what both took part in, with one Message-ID and one text", () => {
    const byId = new Map(bens.map((email) => [email.messageId, email]));
    const shared = adas.filter(({ messageId }) => byId.has(messageId));
    expect(shared.length).toBeGreaterThan(100);
    // What comes before it was added on the way to one of the two.
    const written = (email: GeneratedEmail) =>
      /^From: .*/ms.exec(Buffer.from(email.raw).toString("latin1"))?.[0];
    for (const email of shared) expect(written(byId.get(email.messageId)!)).toBe(written(email));
  });

  test("miss none of it in the exchanges that both mailboxes reach", () => {
    const ids = new Set(bens.map(({ messageId }) => messageId));
    const reach = Math.max(...bens.map(number));
    const addressed = adas.filter(
      (email) =>
        number(email) < reach && !email.labels.includes("DRAFT") && participants(email).includes(ben),
    );
    expect(addressed.length).toBeGreaterThan(100);
    expect(addressed.filter(({ messageId }) => !ids.has(messageId))).toEqual([]);
  });
});
