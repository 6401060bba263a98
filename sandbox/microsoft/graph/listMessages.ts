import type { SqlValue } from "../../standIn/store.ts";
import { badRequest } from "../errors.ts";
import { type EmailRow, emailColumns } from "../mailbox/emails.ts";
import type { FolderRow } from "../mailbox/folders.ts";
import { contextUrl, type GraphCall, mailboxUrl, usersName } from "./endpoint.ts";
import { readCount } from "./folderEndpoints.ts";
import { type MessageFilter, readMessageFilter } from "./messageFilter.ts";
import { collection, messageWriter } from "./messageResource.ts";
import { readMessageSelect } from "./selection.ts";

const sortable: Record<string, string> = {
  receiveddatetime: "received_at",
  subject: "subject",
  isread: "is_read",
};

/**
 * How a listing is sorted. Beside a filter, Graph wants what is sorted by at the beginning of the filter; what is
 * filtered and not sorted comes in no order that anybody could count on.
 */
function orderOf(orderBy: string | null, filter: MessageFilter | null): string {
  if (orderBy === null) return filter ? "email.immutable_id" : "email.received_at DESC, email.seq DESC";
  const parts = orderBy.split(",").map((part) => part.trim().split(/\s+/));
  const fits = parts.every(
    ([name], index) => filter?.properties[index]?.toLowerCase() === name?.toLowerCase(),
  );
  if (filter && !fits)
    throw badRequest("The restriction or sort order is too complex for this operation.", "InefficientFilter");
  const terms = parts.map(([name = "", direction = "asc"]) => {
    const column = sortable[name.toLowerCase()];
    if (!column || !/^(asc|desc)$/i.test(direction))
      throw badRequest("The query contains an invalid $orderby.", "ErrorInvalidUrlQuery");
    return `email.${column} ${direction}`;
  });
  return [...terms, "email.seq DESC"].join(", ");
}

/** `messages` of a mailbox, or of one folder of it. */
export async function listMessages(call: GraphCall, folder: FolderRow | null): Promise<string> {
  const { microsoft, account, query, prefer } = call;
  const { store } = microsoft;
  if (query.has("$search")) throw badRequest("The stand-in does not search.", "ErrorInvalidUrlQuery");
  const filterText = query.get("$filter");
  const filter = filterText === null ? null : readMessageFilter(store, account.id, filterText);
  const order = orderOf(query.get("$orderby"), filter);
  const select = readMessageSelect(query.get("$select"));
  const top = readCount(query, "$top", prefer.maxPageSize ?? 10, 1000);
  const skip = readCount(query, "$skip", 0, 0);
  const where = [
    folder ? "email.folder_seq = ?" : "email.account_id = ?",
    "email.late = 0",
    ...(filter ? [filter.where] : []),
  ].join(" AND ");
  const values: SqlValue[] = [folder?.seq ?? account.id, ...(filter?.values ?? [])];
  const rows = store.all<EmailRow>(
    `SELECT ${emailColumns} FROM email WHERE ${where} ORDER BY ${order} LIMIT ? OFFSET ?`,
    ...values,
    top + 1,
    skip,
  );
  const write = messageWriter(store, prefer, select);
  const texts: string[] = [];
  for (const email of rows.slice(0, top)) texts.push(await write(email));
  const path = folder ? `mailFolders('${encodeURIComponent(folder.id)}')/messages` : "messages";
  const counted = () =>
    store.get<{ n: number }>(`SELECT count(*) AS n FROM email WHERE ${where}`, ...values)?.n ?? 0;
  const next = new URLSearchParams(query);
  next.set("$skip", String(skip + top));
  return collection(
    {
      "@odata.context": contextUrl(
        call,
        `${usersName(call)}/${path}${select ? `(${select.join(",")})` : ""}`,
      ),
      ...(query.get("$count") === "true" ? { "@odata.count": counted() } : {}),
    },
    texts,
    rows.length > top
      ? { "@odata.nextLink": `${mailboxUrl(call, path)}?${next.toString().replaceAll("%24", "$")}` }
      : {},
  );
}
