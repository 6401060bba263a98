import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { BusinessImport } from "#shared/businessImport.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { refreshFilings } from "../filing/useOperations.ts";
import { base64Of } from "./base64Of.ts";
import { ImportChecked } from "./ImportChecked.tsx";
import { ImportReport } from "./ImportReport.tsx";

/** How often a running import is asked how far it is, in milliseconds. */
const progressMs = 700;
/** Bytes; beyond, a file is surely no list of businesses. */
const mostBytes = 25_000_000;

const isRunning = ({ state }: BusinessImport) => state !== "checked" && state !== "done";

/** Businesses and contacts from a file: checked first, entered when the person has seen what would happen. */
export function Imports() {
  const client = useQueryClient();
  const say = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [id, setId] = useState<string | null>(null);
  const query = useQuery({
    queryKey: ["import", id],
    queryFn: () => callApi("businessImport", { id: id ?? "" }),
    enabled: id !== null,
    refetchInterval: ({ state: { data } }) => (data === undefined || isRunning(data) ? progressMs : false),
  });
  const found = query.data;
  const show = (next: BusinessImport) => {
    client.setQueryData(["import", next.id], next);
    setId(next.id);
  };
  const start = useMutation({
    mutationFn: async (file: File) => callApi("startImport", { base64: await base64Of(file) }),
    onSuccess: show,
    onError: (error) => say(t("imports.notRead", { reason: failureOf(error).message })),
  });
  const isDone = found?.state === "done";
  useEffect(() => {
    if (isDone) refreshFilings(client).catch((error: unknown) => console.warn("threadbook: import", error));
  }, [isDone, client]);
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > mostBytes) say(t("imports.tooLarge"));
    else start.mutate(file);
  };
  return (
    <section aria-label={t("imports.title")} data-testid="imports">
      <h2>{t("imports.title")}</h2>
      <div className="card">
        <div className="setting">
          <span>
            <span className="block">{t("imports.file")}</span>
            <span className="small muted">{t("imports.hint")}</span>
          </span>
          <Button kind="quiet" disabled={start.isPending} onClick={() => input.current?.click()}>
            <FileUp size={14} />
            {t("imports.choose")}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t("imports.choose")}
            accept=".csv,.tsv,.txt,.vcf,text/csv,text/vcard"
            onChange={({ target }) => {
              choose(target.files?.[0]);
              // The same file, corrected, can be chosen again.
              target.value = "";
            }}
          />
        </div>
        {found === undefined ? null : isRunning(found) ? (
          <ImportProgress found={found} />
        ) : found.state === "checked" ? (
          <ImportChecked found={found} onChange={show} onCancel={() => setId(null)} />
        ) : (
          <ImportReport found={found} />
        )}
      </div>
    </section>
  );
}

function ImportProgress({ found: { state, done, total } }: { found: BusinessImport }) {
  const words = state === "applying" ? t("imports.applying") : t("imports.checking");
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div className="setting wide" role="status">
      <div className="row small">
        <span className="grow">{words}</span>
        <span className="faint">{t("operation.of", { done, total })}</span>
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
