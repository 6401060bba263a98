import { useInfiniteQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import type { Business } from "#shared/business.ts";
import { t } from "../../i18n/t.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { ContactForm } from "./ContactForm.tsx";
import { ContactLine } from "./ContactLine.tsx";
import { useBusinessChange } from "./useBusinessChange.ts";

/** The people of a business, who was in touch last first. */
export function AboutContacts({ business }: { business: Business }) {
  const [isAdding, setIsAdding] = useState(false);
  const contacts = useInfiniteQuery({
    queryKey: ["contacts", business.id],
    queryFn: ({ pageParam }) =>
      callApi("contacts", {
        businessId: business.id,
        limit: 20,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const create = useBusinessChange((input: { name: string; addresses: string[] }) =>
    callApi("createContact", { ...input, businessId: business.id }),
  );
  const all = contacts.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="card" aria-label={t("about.contacts")} data-testid="about-contacts">
      <div className="setting">
        <h3>
          <span className="block">{t("about.contacts")}</span>
          <span className="small muted">{t("about.contactsHint")}</span>
        </h3>
        <button type="button" className="chip add" disabled={isAdding} onClick={() => setIsAdding(true)}>
          <UserPlus size={12} />
          {t("action.add")}
        </button>
      </div>
      {isAdding ? (
        <ContactForm
          name=""
          addresses={[]}
          isBusy={create.isPending}
          onSave={(input) => create.mutate(input, { onSuccess: () => setIsAdding(false) })}
          onCancel={() => setIsAdding(false)}
        />
      ) : null}
      {contacts.data === undefined ? (
        contacts.isError ? (
          <FailureMessage error={contacts.error} retry={() => void contacts.refetch()} />
        ) : (
          <SkeletonRows rows={2} />
        )
      ) : (
        <ul>
          {all.map((contact) => (
            <ContactLine key={contact.id} contact={contact} />
          ))}
        </ul>
      )}
      {contacts.hasNextPage ? (
        <p className="setting">
          <button type="button" className="link" onClick={() => void contacts.fetchNextPage()}>
            {t("action.showMore")}
          </button>
        </p>
      ) : null}
    </section>
  );
}
