import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { Rule } from "#shared/rule.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { callApi } from "../api/callApi.ts";
import { useBusinessChange } from "./useBusinessChange.ts";

/** What corrections taught Threadbook about a business; nothing where they taught nothing. */
export function AboutRules({ businessId }: { businessId: string }) {
  const say = useToast();
  const rules = useQuery({
    queryKey: ["business", businessId, "rules"],
    queryFn: async () => (await callApi("rules", { id: businessId })).items,
  });
  const forget = useBusinessChange(({ id }: Rule) => callApi("forgetRule", { id }));
  if (rules.data === undefined || rules.data.length === 0) return null;
  return (
    <section className="card" aria-label={t("about.rules")} data-testid="about-rules">
      <div className="setting wide">
        <span>
          <span className="block">{t("about.rules")}</span>
          <span className="small muted">{t("about.rulesHint")}</span>
        </span>
        <ul>
          {rules.data.map((rule) => (
            <li key={rule.id} className="row">
              <span className="grow clip">
                <ForeignText>
                  {t(rule.effect === "file" ? "about.ruleFile" : "about.ruleNever", { value: rule.value })}
                </ForeignText>
                {rule.taughtBy === null ? null : (
                  <span className="small faint">{` · ${plainText(rule.taughtBy)}`}</span>
                )}
              </span>
              <IconButton
                label={t("about.forgetRule", { value: rule.value })}
                icon={<X size={14} />}
                disabled={forget.isPending}
                onClick={() => forget.mutate(rule, { onSuccess: () => say(t("about.ruleForgotten")) })}
              />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
