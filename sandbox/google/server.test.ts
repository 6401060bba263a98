import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleMails } from "../standIn/exampleMail.ts";
import { googleControl } from "./controlClient.ts";
import { client, gmailModify, startExample } from "./exampleStandIn.ts";
import { type GoogleStandIn, startGoogle } from "./server.ts";

const running: GoogleStandIn[] = [];
async function start(storage = ":memory:"): Promise<GoogleStandIn> {
  const google = await startExample({ storage });
  running.push(google);
  return google;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((google) => google.close()));
});

async function ask<T>(google: GoogleStandIn, path: string, accessToken: string): Promise<T> {
  const response = await fetch(google.url + path, { headers: { authorization: `Bearer ${accessToken}` } });
  return (await response.json()) as T;
}

describe("Google's stand-in", () => {
  it("keeps mail, history, tokens and keys over a restart", async () => {
    const folder = await mkdtemp(join(tmpdir(), "google-"));
    try {
      const storage = join(folder, "google.db");
      const before = await start(storage);
      await before.control.seed(ada, exampleMails(3));
      const profile = await ask<{ historyId: string }>(
        before,
        "/gmail/v1/users/me/profile",
        (await before.control.grant(ada, [gmailModify])).accessToken,
      );
      const { id } = await before.control.deliver(ada, { raw: exampleMail(9) });
      const tokens = await before.control.grant(ada, [gmailModify]);
      const keys = await ask(before, "/oauth2/v3/certs", "");
      await running.pop()?.close();

      const after = await start(storage);
      expect(await ask(after, "/oauth2/v3/certs", "")).toEqual(keys);
      const refreshed = await fetch(`${after.url}/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "refresh_token",
          refresh_token: tokens.refreshToken,
          client_id: client.clientId,
          client_secret: client.clientSecret,
        }),
      });
      const { access_token } = (await refreshed.json()) as { access_token: string };
      const history = await ask<{ history: { messages: { id: string }[] }[] }>(
        after,
        `/gmail/v1/users/me/history?startHistoryId=${profile.historyId}`,
        access_token,
      );
      expect(history.history.map(({ messages }) => messages[0]?.id)).toEqual([id]);
      expect((await after.control.accounts())[0]).toMatchObject({ address: ada, emails: 4 });
    } finally {
      await Promise.all(running.splice(0).map((google) => google.close()));
      await rm(folder, { recursive: true });
    }
  });

  it("says so when its port is taken or its database is none", async () => {
    const google = await start();
    const options = {
      ...client,
      redirectUris: [],
      storage: ":memory:",
      port: Number(new URL(google.url).port),
    };
    await expect(startGoogle(options)).rejects.toThrow("EADDRINUSE");
    await expect(startGoogle({ ...options, storage: import.meta.filename, port: 0 })).rejects.toThrow();
  });

  it("is driven over HTTP as it is in the process", async () => {
    const google = await start();
    const control = googleControl(google.url);
    await control.addAccount(
      { address: "bo@x.example", name: "Bo", aliases: [] },
      { historyId: "123456", hostedDomain: "x.example" },
    );
    expect(await control.seed("bo@x.example", exampleMails(450))).toBe(450);
    expect(await control.parseMail("bo@x.example")).toBe(450);
    const raw = new Uint8Array([...exampleMail(1), 0xff, 0x00, 0xfe]);
    const { id } = await control.deliver("bo@x.example", { raw, labels: ["INBOX", "Übersee"] });
    const answered = await control.reply("bo@x.example", { emailId: id, from: "bo@x.example", text: "ok" });
    expect(answered.threadId).toBe(id);
    await control.mark("bo@x.example", [id], { starred: true });
    await control.label("bo@x.example", [id], { remove: ["Übersee"] });
    const { accessToken } = await control.grant("bo@x.example", [gmailModify]);
    const stored = await ask<{ raw: string; labelIds: string[] }>(
      google,
      `/gmail/v1/users/me/messages/${id}?format=raw`,
      accessToken,
    );
    expect(new Uint8Array(Buffer.from(stored.raw, "base64url"))).toEqual(raw);
    expect(stored.labelIds).toEqual(["INBOX", "STARRED"]);
    expect(await control.emails("bo@x.example", { offset: 450 })).toHaveLength(2);
    expect(await control.accounts()).toEqual(await google.control.accounts());
    const at = await control.now();
    await control.advance(5000);
    expect(await control.now()).toBe(at + 5000);
    const fault = await control.addFault({ effect: { kind: "status", status: 500 }, count: null });
    expect(await control.faults()).toEqual([fault]);
    await control.clearFaults();
    expect(await control.counts()).toEqual(await google.control.counts());
  });

  it("refuses control that names nothing or does not fit", async () => {
    const google = await start();
    const control = googleControl(google.url);
    await expect(control.deliver("nobody@x.example", { raw: exampleMail(1) })).rejects.toThrow(
      "No account nobody@x.example",
    );
    await expect(control.trash(ada, ["18c176b09a075d67"])).rejects.toThrow("No email");
    await expect(control.advance(-1)).rejects.toThrow();
    await expect(control.addFault({ effect: { kind: "status", status: 200 } })).rejects.toThrow();
    const nowhere = { match: { path: "/(" }, effect: { kind: "reset" } } as const;
    await expect(control.addFault(nowhere)).rejects.toThrow("No path pattern");
    const unknown = await fetch(`${google.url}/_control/constructor`, { method: "POST", body: "{}" });
    expect(unknown.status).toBe(404);
  });

  it("changes nothing of a mailbox when one of the named emails is unknown", async () => {
    const google = await start();
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    await expect(google.control.trash(ada, [id, "18c176b09a075d67"])).rejects.toThrow("No email");
    expect((await google.control.emails(ada))[0]?.labels).toEqual(["INBOX", "UNREAD"]);
  });
});
