import { useQueryClient } from "@tanstack/react-query";
import { PersistQueryClientProvider } from "@tanstack/react-query-persist-client";
import { Fragment, type ReactNode, useEffect, useState } from "react";
import { speak } from "../../i18n/currentLanguage.ts";
import { onLanguageChosen } from "../../i18n/languagePreference.ts";
import { ToastProvider } from "../../ui/Toasts.tsx";
import { LiveChanges } from "./LiveChanges.tsx";
import { type KeptText, persistence } from "./persistence.ts";
import { createQueryClient } from "./queryClient.ts";
import { onSessionSignal } from "./sessionSignal.ts";

/** What every surface stands on: its answers, kept in `kept`, its toasts, and word of sign-in and sign-out. */
export function Surface({ kept, children }: { kept: KeptText; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const [persistOptions] = useState(() => persistence(kept));
  return (
    <PersistQueryClientProvider
      client={client}
      persistOptions={persistOptions}
      // What was kept is shown at once and always asked for anew: between two openings anything may have arrived.
      onSuccess={() => client.invalidateQueries({ refetchType: "none" })}
    >
      <SessionSignal />
      <LiveChanges />
      <ToastProvider>
        <Spoken>{children}</Spoken>
      </ToastProvider>
    </PersistQueryClientProvider>
  );
}

/** Draws everything anew once another language was chosen. */
function Spoken({ children }: { children: ReactNode }) {
  const [times, setTimes] = useState(0);
  useEffect(
    () =>
      onLanguageChosen((language) => {
        speak(language);
        setTimes((before) => before + 1);
      }),
    [],
  );
  return <Fragment key={times}>{children}</Fragment>;
}

function SessionSignal() {
  const client = useQueryClient();
  useEffect(
    () =>
      onSessionSignal((signedIn) => {
        // Without a session nothing that was shown before may stay on screen.
        const done = signedIn ? client.invalidateQueries() : client.resetQueries();
        done.catch((error: unknown) => console.warn("threadbook: refresh after sign-in", error));
      }),
    [client],
  );
  return null;
}
