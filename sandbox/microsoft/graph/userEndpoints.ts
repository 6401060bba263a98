import { contextUrl, type Endpoint, mayReadUser } from "./endpoint.ts";
import { readSelect } from "./selection.ts";

/** Properties that `/me` shows without `$select`, as Microsoft lists them. */
const shownByDefault = [
  "businessPhones",
  "displayName",
  "givenName",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
  "id",
];

/** `/me` and `/users/{user}`. */
export const userEndpoints: Endpoint[] = [
  {
    id: "graph.user.get",
    method: "GET",
    path: "",
    about: "mailbox",
    scopes: mayReadUser,
    run(call) {
      const { account } = call;
      const [given, ...family] = account.name.split(" ");
      const all: Record<string, unknown> = {
        businessPhones: [],
        displayName: account.name,
        givenName: given ?? null,
        jobTitle: null,
        mail: account.address,
        mobilePhone: null,
        officeLocation: null,
        preferredLanguage: null,
        surname: family.join(" ") || null,
        userPrincipalName: account.address,
        id: account.objectId,
        // The primary address has SMTP in capitals; that is how Exchange tells them apart.
        proxyAddresses: [`SMTP:${account.address}`, ...account.aliases.map((alias) => `smtp:${alias}`)],
        otherMails: [],
        mailNickname: account.address.split("@")[0] ?? "",
        userType: "Member",
        accountEnabled: true,
      };
      const select = readSelect(call.query.get("$select"), Object.keys(all), "microsoft.graph.user");
      const shown = Object.fromEntries((select ?? shownByDefault).map((name) => [name, all[name]]));
      const context = contextUrl(call, select ? `users(${select.join(",")})/$entity` : "users/$entity");
      return { json: { "@odata.context": context, ...shown } };
    },
  },
];
