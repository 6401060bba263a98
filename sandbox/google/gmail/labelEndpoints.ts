import * as z from "zod";
import { errorBody, GoogleError, notFound } from "../errors.ts";
import {
  countLabel,
  createLabel,
  findLabel,
  findLabelByName,
  type LabelRow,
  listLabels,
} from "../mailbox/labels.ts";
import { type Endpoint, mayModify, mayReadMetadata, scopes } from "./endpoint.ts";

function labelResource(label: LabelRow) {
  const visibility =
    label.type === "user" || label.id.startsWith("CATEGORY_")
      ? { messageListVisibility: label.type === "user" ? "show" : "hide", labelListVisibility: "labelShow" }
      : {};
  return { id: label.id, name: label.name, ...visibility, type: label.type };
}

/** `users.labels`. */
export const labelEndpoints: Endpoint[] = [
  {
    id: "gmail.users.labels.list",
    method: "GET",
    path: "/labels",
    scopes: [...mayReadMetadata, scopes.labels],
    units: 1,
    run: ({ google, account }) => ({ labels: listLabels(google.store, account.id).map(labelResource) }),
  },
  {
    id: "gmail.users.labels.get",
    method: "GET",
    path: "/labels/:id",
    scopes: [...mayReadMetadata, scopes.labels],
    units: 1,
    run({ google, account, params }) {
      const label = findLabel(google.store, account.id, params.id ?? "");
      if (!label) throw notFound();
      return { ...labelResource(label), ...countLabel(google.store, account.id, label.id) };
    },
  },
  {
    id: "gmail.users.labels.create",
    method: "POST",
    path: "/labels",
    scopes: [...mayModify, scopes.labels],
    units: 5,
    run({ google, account, body }) {
      const { name } = body(z.object({ name: z.string().trim().min(1).max(225) }));
      if (findLabelByName(google.store, account.id, name))
        throw new GoogleError(409, errorBody(409, "Label name exists or conflicts"));
      return labelResource(createLabel(google.store, account.id, name));
    },
  },
];
