import { Download, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { type ExportFormat, exportFormats } from "#shared/exportWords.ts";
import { t } from "../../../i18n/t.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { formatSize } from "../../../ui/formatSize.ts";
import { useToast } from "../../../ui/Toasts.tsx";
import { failureOf } from "../../api/apiFailure.ts";
import { useBusiness } from "../../api/queries.ts";
import { saveBlob } from "../../email/saveFile.ts";
import { fetchExport } from "./fetchExport.ts";

interface ExportMenuProps {
  businessId: string;
  /** Milliseconds UTC: the days that the timeline is narrowed to. */
  range: { from?: number; to?: number };
}

const words = { csv: "export.csv", json: "export.json", mbox: "export.mbox" } as const;

/** The timeline of a business as a file: which kind, how much of it is here, and the way to stop. */
export function ExportMenu({ businessId, range }: ExportMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { data: business } = useBusiness(businessId);
  const { bytes, start, stop } = useExport();
  if (bytes !== null)
    return (
      <span className="row small muted" role="status" data-testid="export-progress">
        {t("export.running", { size: formatSize(bytes) })}
        <IconButton label={t("export.stop")} icon={<X size={14} />} onClick={stop} />
      </span>
    );
  if (!isOpen)
    return (
      <IconButton
        label={t("export.title")}
        icon={<Download size={16} />}
        aria-expanded={false}
        onClick={() => setIsOpen(true)}
      />
    );
  return (
    <span className="row small">
      <span className="muted">{t("export.as")}</span>
      {exportFormats.map((format) => (
        <button
          key={format}
          type="button"
          className="filter"
          title={t(words[format])}
          onClick={() => {
            setIsOpen(false);
            start({ businessId, format, ...range }, `${business?.name ?? t("surface.timeline")}.${format}`);
          }}
        >
          {format.toUpperCase()}
        </button>
      ))}
      <IconButton label={t("action.cancel")} icon={<X size={14} />} onClick={() => setIsOpen(false)} />
    </span>
  );
}

/** One export at a time; it ends with the page. */
function useExport() {
  const say = useToast();
  const [bytes, setBytes] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = (request: { businessId: string; format: ExportFormat }, filename: string) => {
    const stopping = new AbortController();
    running.current = stopping;
    setBytes(0);
    fetchExport(request, setBytes, stopping.signal)
      .then((file) => {
        saveBlob(filename, file);
        say(t("export.done", { name: filename }));
      })
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) say(t("failure.notDownloaded", { reason: failureOf(error).message }));
      })
      .finally(() => setBytes(null));
  };
  return { bytes, start, stop: () => running.current?.abort() };
}
