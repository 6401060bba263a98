import { useMutation, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import type { BusinessImport, ImportRow } from "#shared/businessImport.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { saveFile } from "../email/saveFile.ts";
import { base64Of } from "./base64Of.ts";
import { reasonWords } from "./importWords.ts";
import { refusedFile } from "./refusedFile.ts";

const shown = 20;
const atOnce = 200;

/** The rows that cannot be entered, each with why; all of them as a file to correct and bring again. */
export function ImportRows({ found }: { found: BusinessImport }) {
  const { id, state, mapping, counts } = found;
  const say = useToast();
  const rows = useQuery({
    queryKey: ["importRows", id, state, mapping],
    queryFn: () => callApi("importRows", { id, outcome: "refused", limit: shown }),
  });
  const download = useMutation({
    mutationFn: async () => {
      const all = await everyRefusedRow(id);
      const file = new Blob([refusedFile([t("imports.row"), ...found.columns, t("imports.why")], all)]);
      saveFile(t("imports.refusedFile"), await base64Of(file));
    },
    onError: (error) => say(t("failure.notDownloaded", { reason: failureOf(error).message })),
  });
  const items = rows.data?.items ?? [];
  return (
    <>
      <div className="import-rows">
        <table className="small" data-testid="refused-rows">
          <thead>
            <tr>
              <th scope="col">{t("imports.row")}</th>
              <th scope="col">{t("imports.why")}</th>
              <th scope="col">{t("imports.content")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.number}>
                <td>{row.number}</td>
                <td>
                  {reasonWords(row.code)}
                  {row.value === null || row.value === "" ? null : (
                    <span className="muted">
                      {" "}
                      <ForeignText>{row.value}</ForeignText>
                    </span>
                  )}
                </td>
                <td className="muted">
                  <ForeignText>{plainText(row.cells.filter((cell) => cell !== "").join(" · "))}</ForeignText>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <button
          type="button"
          className="link small row"
          disabled={download.isPending}
          onClick={() => download.mutate()}
        >
          <Download size={12} />
          {t("imports.download", { count: counts.refused })}
        </button>
      </p>
    </>
  );
}

async function everyRefusedRow(id: string): Promise<ImportRow[]> {
  const all: ImportRow[] = [];
  let cursor: string | null = null;
  do {
    const page: { items: ImportRow[]; nextCursor: string | null } = await callApi("importRows", {
      ...{ id, outcome: "refused", limit: atOnce },
      ...(cursor === null ? {} : { cursor }),
    });
    all.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
