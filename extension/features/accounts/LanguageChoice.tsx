import { useEffect, useState } from "react";
import { type Locale, localeNames, locales } from "../../i18n/language.ts";
import { chooseLocale, chosenLocale } from "../../i18n/languagePreference.ts";
import { t } from "../../i18n/t.ts";
import { Choice } from "./Choice.tsx";
import { DefenderPages } from "./DefenderPages.tsx";

/** The language of Threadbook's own words, and where it may work. Works without a session. */
export function LanguageChoice() {
  const [chosen, setChosen] = useState<Locale | "browser">("browser");
  useEffect(() => {
    chosenLocale().then((locale) => setChosen(locale ?? "browser"), report);
  }, []);
  return (
    <section aria-label={t("settings.display")}>
      <h2>{t("settings.display")}</h2>
      <div className="card">
        <Choice<Locale | "browser">
          label={t("settings.language")}
          hint={t("settings.languageHint")}
          value={chosen}
          options={[
            { value: "browser", label: t("settings.languageOfBrowser") },
            ...locales.map((locale) => ({ value: locale, label: localeNames[locale] })),
          ]}
          onChoose={(value) => {
            setChosen(value);
            chooseLocale(value === "browser" ? null : value).catch(report);
          }}
        />
        <DefenderPages />
      </div>
    </section>
  );
}

function report(error: unknown): void {
  console.warn("threadbook: language", error);
}
