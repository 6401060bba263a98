import * as z from "zod";

/** `GET /v1/emails/:id/images`: where the images of an email can be had without telling its sender. */
export const remoteImagesSchema = z.object({
  items: z.array(
    z.object({
      /** The address as the email writes it. */
      source: z.string(),
      url: z.string(),
    }),
  ),
  /** Until when these links work, milliseconds UTC. */
  expiresAt: z.number(),
});
export type RemoteImages = z.infer<typeof remoteImagesSchema>;
