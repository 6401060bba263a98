import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import type { BusinessRef } from "#shared/association.ts";
import type { LookupAnswer } from "#shared/lookup.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { personName } from "../timeline/people.ts";

type Person = LookupAnswer["people"][number];

const shownAtFirst = 3;

/** Who the mail is with; whoever is no contact yet can be added with one click. */
export function People({ answer, business }: { answer: LookupAnswer; business: BusinessRef | null }) {
  const [isAll, setIsAll] = useState(false);
  const people = answer.people.filter(({ isOwn }) => !isOwn);
  if (people.length === 0) return null;
  const shown = isAll ? people : people.slice(0, shownAtFirst);
  return (
    <section className="drawer-section" aria-label={t("surface.people")}>
      <h2 className="section-title">{t("surface.people")}</h2>
      <ul>
        {shown.map((person) => (
          <PersonLine key={person.address} person={person} business={business} />
        ))}
      </ul>
      {people.length > shown.length ? (
        <button type="button" className="link small" onClick={() => setIsAll(true)}>
          {t("count.more", { count: people.length - shown.length })}
        </button>
      ) : null}
    </section>
  );
}

function PersonLine({ person, business }: { person: Person; business: BusinessRef | null }) {
  const client = useQueryClient();
  const say = useToast();
  const name = personName(person);
  const add = useMutation({
    mutationFn: () =>
      callApi("createContact", { name, businessId: business?.id ?? null, addresses: [person.address] }),
    onSuccess: () =>
      say(
        business === null
          ? t("sidebar.contactAdded", { name })
          : t("sidebar.contactAddedTo", { name, business: business.name }),
      ),
    onError: (error) => say(t("failure.notAdded", { reason: failureOf(error).message })),
    onSettled: () => client.invalidateQueries({ queryKey: ["lookup"] }),
  });
  return (
    <li className="person row" data-testid="person">
      <span className="grow">
        <span className="clip block">
          <ForeignText>{person.contact?.name ?? name}</ForeignText>
        </span>
        <span className="small muted clip block" title={plainText(person.address)}>
          <ForeignText>{person.address}</ForeignText>
        </span>
      </span>
      {person.contact === null ? (
        <button
          type="button"
          className="chip add small"
          disabled={add.isPending || business?.id === ""}
          aria-label={t("sidebar.addContact", { name })}
          onClick={() => add.mutate()}
        >
          <UserPlus size={12} />
          {t("sidebar.add")}
        </button>
      ) : (
        <span className="small faint">{t("sidebar.contact")}</span>
      )}
    </li>
  );
}
