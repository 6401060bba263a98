import * as z from "zod";
import type { EmailRow } from "../mailbox/emails.ts";
import { findEmail } from "../mailbox/emails.ts";
import { contextUrl, type Endpoint, mayReadBasic, mayReadUser } from "./endpoint.ts";

const idTypes = ["entryId", "ewsId", "immutableEntryId", "restId", "restImmutableEntryId"] as const;
type IdType = (typeof idTypes)[number];

const hex = (text: string): string => Buffer.from(text, "ascii").toString("hex").toUpperCase();

/** An email's id in each of Exchange's writings. The one of EWS and of Outlook on the web has `/` and `+`. */
const writings: Record<IdType, (email: EmailRow) => string> = {
  restId: (email) => email.id,
  ewsId: (email) => email.id.replaceAll("-", "/").replaceAll("_", "+"),
  entryId: (email) => hex(email.id),
  restImmutableEntryId: (email) => email.immutableId,
  immutableEntryId: (email) => hex(email.immutableId),
};

/** The REST id that a text in some writing stands for. */
function restIdOf(text: string, type: IdType): string {
  if (type === "ewsId") return text.replaceAll("/", "-").replaceAll("+", "_");
  if (type === "entryId" || type === "immutableEntryId") return Buffer.from(text, "hex").toString("ascii");
  return text;
}

/** `translateExchangeIds`: up to a thousand ids from one writing into another. */
export const translateIds: Endpoint = {
  id: "graph.translateExchangeIds",
  method: "POST",
  path: "/translateExchangeIds",
  about: "mailbox",
  scopes: [...mayReadUser, ...mayReadBasic],
  run(call) {
    const { inputIds, sourceIdType, targetIdType } = call.body(
      z.object({
        inputIds: z.array(z.string()).max(1000),
        sourceIdType: z.enum(idTypes),
        targetIdType: z.enum(idTypes),
      }),
    );
    const value = inputIds.map((sourceId) => {
      const email = findEmail(call.microsoft.store, call.account.id, restIdOf(sourceId, sourceIdType));
      return email
        ? { sourceId, targetId: writings[targetIdType](email) }
        : {
            sourceId,
            targetId: null,
            errorDetails: {
              code: "ErrorInvalidIdMalformed",
              message: "The id is malformed or does not exist.",
            },
          };
    });
    return {
      json: {
        "@odata.context": contextUrl(call, "Collection(microsoft.graph.convertIdResult)"),
        value,
      },
    };
  },
};
