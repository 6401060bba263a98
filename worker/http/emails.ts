import { Hono } from "hono";
import * as z from "zod";
import { emailPatchSchema } from "#shared/email.ts";
import { emailsPatchSchema } from "#shared/emailsPatch.ts";
import { plainText } from "#shared/plainText.ts";
import { createFileLink } from "../timeline/email/fileLinks.ts";
import { getAttachment } from "../timeline/email/getAttachment.ts";
import { getEmail } from "../timeline/email/getEmail.ts";
import { getEmailBody } from "../timeline/email/getEmailBody.ts";
import { getEmbeddedEmail } from "../timeline/email/getEmbeddedEmail.ts";
import { listRemoteImages } from "../timeline/email/listRemoteImages.ts";
import { deleteEmail } from "../timeline/removal/deleteEmail.ts";
import { eraseEmail } from "../timeline/removal/eraseEmail.ts";
import { restoreEmail } from "../timeline/removal/restoreEmail.ts";
import { markEmail } from "../timeline/status/markEmail.ts";
import { markEmails } from "../timeline/status/markEmails.ts";
import type { UserEnv } from "./environment.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { validate } from "./validate.ts";

const byId = validate("param", z.object({ id: plainText(64) }));
const byAttachment = validate("param", z.object({ id: plainText(64), attachmentId: plainText(1024) }));

/** Numbers of files from the outermost mail on, such as `0.2`. */
const insideQuery = validate(
  "query",
  z.object({
    inside: z
      .string()
      .regex(/^\d{1,3}(?:\.\d{1,3}){0,9}$/)
      .transform((path) => path.split(".").map(Number))
      .default([]),
  }),
);

/** One email: what it says, its files, its marks, and its leaving. */
export const emailRoutes = new Hono<UserEnv>()
  .get("/emails/:id", byId, async (c) => c.json(await getEmail(c.var.ctx, c.req.valid("param").id)))
  .get("/emails/:id/body", byId, async (c) => c.json(await getEmailBody(c.var.ctx, c.req.valid("param").id)))
  .get("/emails/:id/attachments/:attachmentId", byAttachment, async (c) => {
    const { id, attachmentId } = c.req.valid("param");
    const { attachment, bytes } = await getAttachment(c.var.ctx, id, attachmentId);
    return c.body(bytes, 200, fileHeaders(attachment, false));
  })
  .post("/emails/:id/attachments/:attachmentId/link", byAttachment, async (c) => {
    const { id, attachmentId } = c.req.valid("param");
    return c.json(await createFileLink(c.var.ctx, id, attachmentId));
  })
  .get("/emails/:id/images", byId, async (c) =>
    c.json(await listRemoteImages(c.var.ctx, c.req.valid("param").id)),
  )
  .get("/emails/:id/attachments/:attachmentId/message", byAttachment, insideQuery, async (c) => {
    const { id, attachmentId } = c.req.valid("param");
    return c.json(await getEmbeddedEmail(c.var.ctx, id, attachmentId, c.req.valid("query").inside));
  })
  .patch("/emails", validate("json", emailsPatchSchema), async (c) =>
    c.json(await markEmails(c.var.ctx, c.req.valid("json"))),
  )
  .patch("/emails/:id", byId, validate("json", emailPatchSchema), async (c) => {
    const { id } = c.req.valid("param");
    await markEmail(c.var.ctx, id, c.req.valid("json"));
    return c.json(await getEmail(c.var.ctx, id));
  })
  .delete("/emails/:id", byId, async (c) => {
    await deleteEmail(c.var.ctx, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .post("/emails/:id/restore", byId, async (c) => {
    await restoreEmail(c.var.ctx, c.req.valid("param").id);
    return c.body(null, 204);
  })
  .delete("/admin/emails/:id", byId, async (c) => {
    await eraseEmail(c.var.ctx, c.req.valid("param").id);
    return c.body(null, 204);
  });
