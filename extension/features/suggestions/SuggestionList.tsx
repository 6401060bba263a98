import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { EmailSuggestion } from "./EmailSuggestion.tsx";
import { PersonSuggestion } from "./PersonSuggestion.tsx";
import { useSuggestionAnswers, useSuggestions } from "./useSuggestions.ts";

/** Everything that needs a person, most at the end of one press: new businesses and contacts, and emails to place. */
export function SuggestionList({ onOpenEmail }: { onOpenEmail: (emailId: string) => void }) {
  const people = useSuggestions("people");
  const emails = useSuggestions("emails");
  const answers = useSuggestionAnswers();
  const failed = [people, emails].find(({ isError, data }) => isError && data === undefined);
  if (failed !== undefined)
    return <FailureMessage error={failed.error} retry={() => void failed.refetch()} />;
  if (people.data === undefined || emails.data === undefined) return <SkeletonRows rows={4} />;
  const entered = people.data.items.filter((one) => one.kind !== "email");
  const placed = emails.data.items.filter((one) => one.kind === "email");
  if (entered.length + placed.length === 0)
    return (
      <StateMessage
        testId="no-suggestions"
        icon={<CircleCheck size={24} strokeWidth={1.5} />}
        title={t("suggestions.noneTitle")}
      >
        {t("suggestions.none")}
      </StateMessage>
    );
  const ids = entered.map(({ id }) => id);
  return (
    <div className="scroll suggested-lists" data-testid="suggestion-list">
      {entered.length === 0 ? null : (
        <Group
          title={t("suggestions.people")}
          hint={t("suggestions.peopleHint")}
          actions={
            <>
              <Button kind="quiet" onClick={() => answers.dismiss.mutate(ids)}>
                {t("suggestions.dismissAll")}
              </Button>
              <Button kind="quiet" onClick={() => answers.acceptAll.mutate(ids)}>
                {t("suggestions.addAll", { count: ids.length })}
              </Button>
            </>
          }
        >
          {entered.map((one) => (
            <PersonSuggestion key={one.id} suggestion={one} answers={answers} />
          ))}
        </Group>
      )}
      {placed.length === 0 ? null : (
        <Group title={t("suggestions.emails")} hint={t("suggestions.emailsHint")}>
          {placed.map((one) => (
            <EmailSuggestion key={one.id} suggestion={one} answers={answers} onOpen={onOpenEmail} />
          ))}
        </Group>
      )}
    </div>
  );
}

interface GroupProps {
  title: string;
  hint: string;
  actions?: ReactNode;
  children: ReactNode;
}

function Group({ title, hint, actions, children }: GroupProps) {
  return (
    <section aria-label={title}>
      <div className="suggested-head">
        <h2 className="strong">{title}</h2>
        <p className="small muted">{hint}</p>
        {actions === undefined ? null : <div className="row">{actions}</div>}
      </div>
      <ul>{children}</ul>
    </section>
  );
}
