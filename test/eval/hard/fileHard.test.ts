import { describe, expect, test } from "vitest";
import { fileHard } from "./fileHard.ts";
import { alpenrand } from "./german/alpenrand.ts";
import { hardFacts } from "./hardFacts.ts";
import { parseMails } from "./parseMails.ts";

const nothing = { filed: null, source: "", decision: null };
const emails = parseMails(alpenrand.mails);

describe("filing the mails of a world", () => {
  test("shows each mail what came before in its thread and what a person did, and nothing later", () => {
    const seen = new Map<string, { siblings: number; words: number }>();
    fileHard({ world: alpenrand, emails }, ({ emails: [email], facts }) => {
      const { emailId = "", threadId = "" } = email?.subject ?? {};
      const [siblings, words] = [facts.siblings.get(threadId), facts.words.get(threadId)];
      seen.set(emailId, { siblings: siblings?.length ?? 0, words: words?.length ?? 0 });
      return [nothing];
    });
    expect(seen.get("alpenrand-11")).toEqual({ siblings: 0, words: 0 });
    expect(seen.get("alpenrand-12")).toEqual({ siblings: 1, words: 1 });
    expect(seen.get("alpenrand-13")).toEqual({ siblings: 0, words: 0 });
  });

  test("takes what leaves the office for outbound, and colleagues among themselves for internal", () => {
    const filed = fileHard({ world: alpenrand, emails }, () => [nothing]);
    const directions = new Map(filed.map(({ email, labelled }) => [email.id, labelled.subject.direction]));
    expect(directions.get("alpenrand-01")).toBe("inbound");
    expect(directions.get("alpenrand-09")).toBe("internal");
  });

  test("knows contacts by every address and domains in ASCII, and none of a free mail service", () => {
    const facts = hardFacts(alpenrand);
    expect(facts.contacts.get("sepp.moser@aon.at")?.business?.businessId).toBe("holz");
    expect(facts.ownAddresses).toContain("sekretariat@alpenrand-recht.at");
    expect(facts.domains.get("stubenkar.tirol")?.businessId).toBe("seilbahn");
    expect(facts.domains.has("aon.at")).toBe(false);
  });
});
