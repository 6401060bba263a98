import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FileLink, fileLinkSchema } from "#shared/email.ts";
import { type RemoteImages, remoteImagesSchema } from "#shared/remoteImages.ts";
import { type apiAs, apiAs as callAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import type { TestContext } from "#test/factory/context.ts";
import { connectGmail } from "#test/factory/gmailMailbox.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import { ada } from "#test/factory/rawMail.ts";
import { emailProvider, emailSync, session } from "../db/schema/tables.ts";
import { runSlice } from "../sync/slice/runSlice.ts";
import { createApp } from "./app.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const html = `<p>Hello</p><img src="https://cdn.example/logo.png"><img src="//cdn.example/two.png?a=1&amp;b=2">
<img src="https://cdn.example/logo.png"><img src="cid:here"><img src="http://192.168.1.1/inner.png">
<img src="https://cdn.example:8443/port.png"><img src="http://127.0.0.1:8787/v1/me"><a href="https://cdn.example/link">x</a>
<table background="https://cdn.example/back.png"><tr><td style="background:url('https://cdn.example/style.png')"></td></tr></table>
<style>p { background: url(https://cdn.example/sheet.png) }</style>`;
const raw = Buffer.from(
  [
    "From: Ana Ruiz <ana@orbis.example>",
    `To: Ada <${ada}>`,
    "Subject: Files",
    "Message-ID: <files@orbis.example>",
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="m"',
    "",
    "--m",
    "Content-Type: text/html; charset=utf-8",
    "",
    html,
    "--m",
    'Content-Type: application/pdf; name="Angebot für Ada.pdf"',
    "Content-Transfer-Encoding: base64",
    "",
    "JVBERi0xLjQ=",
    "--m",
    'Content-Type: text/html; name="page.html"',
    "Content-Disposition: attachment",
    "",
    "<script>alert(1)</script>",
    "--m",
    'Content-Type: image/png; name="photo.png"',
    "Content-Disposition: attachment",
    "Content-Transfer-Encoding: base64",
    "",
    png.toString("base64"),
    "--m--",
  ].join("\r\n"),
);

let connected: Awaited<ReturnType<typeof connectGmail>>;
let ctx: TestContext;
let call: ReturnType<typeof apiAs>;
let colleague: ReturnType<typeof apiAs>;
let stranger: ReturnType<typeof apiAs>;
let id: string;
let files: string[];
/** What the outer world answers, and what it was asked. */
let outside: (url: URL) => Response | Promise<Response>;
const asked: Request[] = [];

beforeAll(async () => {
  connected = await connectGmail([
    { raw, receivedAt: Date.UTC(2026, 10, 20), threadKey: "t", labels: ["INBOX"] },
  ]);
  const google = new URL(connected.google.url).host;
  const database = new URL(connected.ctx.config.DATABASE_URL).host;
  ctx = {
    ...connected.ctx,
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.host === google || url.host === database) return fetch(input, init);
      asked.push(new Request(input, init));
      return outside(url);
    },
  };
  const { organizationId, emailProviderId, owner } = connected;
  while ((await runSlice(ctx, { organizationId, emailProviderId })) === "more");
  const [email] = await ctx.db.select().from(emailSync);
  if (!email) throw new Error("Nothing was synced.");
  id = email.id;
  files = email.attachments.map((file) => file.url);
  call = callAs(ctx, owner);
  colleague = callAs(ctx, await createUser(ctx, organizationId, { role: "member" }));
  stranger = callAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
  await ctx.db.update(emailSync).set({ businessId: (await createBusiness(ctx, organizationId)).id });
});
afterAll(() => connected.google.close());
beforeEach(() => {
  asked.length = 0;
  outside = () => new Response(png);
});

/** As a browser follows a link: without a token. */
const follow = (url: string) => createApp(() => ctx).request(url.replace("http://127.0.0.1:8787", ""));
const share = (sharing: "metadata" | "full") => ctx.db.update(emailProvider).set({ sharing });

describe("A link to a file", () => {
  const linkTo = async (file: string | undefined, as = call): Promise<FileLink> =>
    fileLinkSchema.parse((await as("POST", `${file}/link`)).body);

  test("downloads it without a session's token, under its name", async () => {
    const answer = await follow((await linkTo(files[0])).url);
    expect(await answer.text()).toBe("%PDF-1.4");
    expect(answer.headers.get("content-disposition")).toMatch(
      /^attachment; .*UTF-8''Angebot%20f%C3%BCr%20Ada\.pdf$/,
    );
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  });

  test.each([
    [1, "attachment", "application/octet-stream"],
    [2, "inline", "image/png"],
  ])("shows in the browser only what cannot run there: file %i", async (file, disposition, type) => {
    const answer = await follow(`${(await linkTo(files[file])).url}?show=1`);
    expect(answer.headers.get("content-disposition")).toContain(`${disposition};`);
    expect(answer.headers.get("content-type")).toBe(type);
  });

  test("works for a short while, and in no other way than it was made", async () => {
    const { url, expiresAt } = await linkTo(files[0]);
    expect((await follow(`${url.slice(0, -2)}AA`)).status).toBe(410);
    expect((await follow(url.replace("/files/", "/images/"))).status).toBe(410);
    expect((await follow("/v1/files/nonsense")).status).toBe(410);
    ctx.clock.advance(expiresAt - ctx.clock.now() + 1000);
    const late = await follow(url);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain("This link has expired");
  });

  test("ends with the session in which it was asked for, and with what is shared", async () => {
    const theirs = await linkTo(files[0], colleague);
    expect((await follow(theirs.url)).status).toBe(200);
    await share("metadata");
    expect((await follow(theirs.url)).status).toBe(403);
    expect((await colleague("POST", `${files[0]}/link`)).code).toBe("forbidden");
    await share("full");
    const { url } = await linkTo(files[0]);
    await ctx.db.update(session).set({ revokedAt: ctx.clock.now() });
    expect((await follow(url)).status).toBe(410);
    await ctx.db.update(session).set({ revokedAt: null });
  });

  test("is made for no file that the email does not list, and for no stranger", async () => {
    expect((await call("POST", `/v1/emails/${id}/attachments/99/link`)).code).toBe("attachment_not_found");
    expect((await stranger("POST", `${files[0]}/link`)).code).toBe("email_not_found");
    expect((await createApp(() => ctx).request(`${files[0]}/link`, { method: "POST" })).status).toBe(401);
  });
});

describe("The images that an email shows from elsewhere", () => {
  const images = async (): Promise<RemoteImages["items"]> =>
    remoteImagesSchema.parse((await call("GET", `/v1/emails/${id}/images`)).body).items;

  test("get a link each, but none that leads into a network or to us", async () => {
    expect((await images()).map(({ source }) => source)).toEqual([
      "https://cdn.example/logo.png",
      "//cdn.example/two.png?a=1&b=2",
      "https://cdn.example/back.png",
      "https://cdn.example/style.png",
      "https://cdn.example/sheet.png",
    ]);
    expect(asked).toEqual([]);
  });

  test("come through here without a word of who reads", async () => {
    const [first] = await images();
    const answer = await follow(first?.url ?? "");
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png);
    expect(asked.map(({ url }) => url)).toEqual(["https://cdn.example/logo.png"]);
    expect([...(asked[0]?.headers.keys() ?? [])].toSorted()).toEqual(["accept", "user-agent"]);
  });

  const status = async () => (await follow((await images())[0]?.url ?? "")).status;

  test("are followed to public places only", async () => {
    const to = (location: string) => () => new Response(null, { status: 302, headers: { location } });
    for (const place of [
      "http://169.254.169.254/latest",
      "http://[::1]/",
      "https://cdn.example:8080/",
      "file:///x",
    ]) {
      outside = to(place);
      expect([place, await status()]).toEqual([place, 404]);
    }
    expect(asked.every(({ url }) => url.startsWith("https://cdn.example/"))).toBe(true);
    outside = (url) => (url.pathname === "/logo.png" ? to("/moved.png")() : new Response(png));
    expect(await status()).toBe(200);
    asked.length = 0;
    outside = to("https://cdn.example/again");
    expect(await status()).toBe(404);
    expect(asked).toHaveLength(4);
  });

  test("are passed on only where they are images by their bytes, and no larger than an image is", async () => {
    for (const body of ["<svg onload=alert(1)>", "<script>alert(1)</script>", "", "\x89PNG"]) {
      outside = () => new Response(body, { headers: { "content-type": "image/png" } });
      expect([body, await status()]).toEqual([body, 404]);
    }
    outside = () => new Response(Buffer.concat([png, Buffer.alloc(6 * 1024 * 1024)]));
    expect(await status()).toBe(413);
    for (const answer of [404, 500]) {
      outside = () => new Response(png, { status: answer });
      expect(await status()).toBe(404);
    }
    outside = () => Promise.reject(new TypeError("no such host"));
    expect(await status()).toBe(404);
  });

  test("are nobody's but those who may read the email, and end after a while", async () => {
    expect((await stranger("GET", `/v1/emails/${id}/images`)).code).toBe("email_not_found");
    await share("metadata");
    expect((await colleague("GET", `/v1/emails/${id}/images`)).code).toBe("forbidden");
    await share("full");
    const [first] = await images();
    ctx.clock.advance(20 * 60_000);
    expect((await follow(first?.url ?? "")).status).toBe(410);
  });
});
