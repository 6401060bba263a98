import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FolderItem, Provider, ProviderPatch } from "#shared/provider.ts";
import { number, t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { folderTree } from "./folderTree.ts";

interface FolderChoicesProps {
  provider: Provider;
  onChange: (folders: NonNullable<ProviderPatch["folders"]>) => void;
}

/** Which folders are read. The mailbox is asked for them only when someone looks. */
export function FolderChoices({ provider, onChange }: FolderChoicesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const folders = useQuery({
    queryKey: ["folders", provider.id],
    queryFn: async () => (await callApi("folders", { id: provider.id })).items,
    enabled: isOpen,
  });
  const left = provider.settings.folders.filter(({ included }) => !included).length;
  return (
    <div className="setting wide">
      <div className="row">
        <span className="grow">
          <span className="block">{t("folders.title")}</span>
          <span className="small muted">
            {left === 0 ? t("folders.all") : t("folders.leftOut", { count: left })}
          </span>
        </span>
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t("action.done") : t("action.choose")}
        </button>
      </div>
      {!isOpen ? null : folders.data === undefined ? (
        folders.isError ? (
          <FailureMessage error={folders.error} retry={() => void folders.refetch()} />
        ) : (
          <SkeletonRows rows={2} />
        )
      ) : (
        <FolderList folders={folders.data} onChange={onChange} />
      )}
    </div>
  );
}

function FolderList({
  folders,
  onChange,
}: {
  folders: FolderItem[];
  onChange: FolderChoicesProps["onChange"];
}) {
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [asked, setAsked] = useState<FolderItem | null>(null);
  const choose = (folder: FolderItem, included: boolean, existing: "keep" | "remove" = "keep") => {
    setChanged(new Map(changed).set(folder.id, included));
    setAsked(null);
    onChange([{ id: folder.id, included, existing }]);
  };
  return (
    <fieldset className="folders" aria-label={t("folders.title")}>
      {folderTree(folders).map(({ folder, depth, label }) => {
        const included = changed.get(folder.id) ?? folder.included;
        return (
          <div key={folder.id}>
            <label style={{ paddingInlineStart: Math.min(depth, 6) * 20 }} title={plainText(folder.name)}>
              <input
                type="checkbox"
                checked={included}
                onChange={() => {
                  if (included && folder.emails > 0) setAsked(folder);
                  else choose(folder, !included);
                }}
              />
              <span className="clip grow">
                <ForeignText>{label}</ForeignText>
              </span>
              {folder.emails > 0 ? <span className="small faint">{number(folder.emails)}</span> : null}
            </label>
            {asked?.id === folder.id ? (
              <LeaveOut
                emails={folder.emails}
                onKeep={() => choose(folder, false, "keep")}
                onRemove={() => choose(folder, false, "remove")}
                onCancel={() => setAsked(null)}
              />
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}

/** Asks what becomes of the emails of a folder that is left out from now on. */
function LeaveOut(props: { emails: number; onKeep(): void; onRemove(): void; onCancel(): void }) {
  return (
    <section className="leave-out small" aria-label={t("folders.leaveOut")}>
      <p>{t("folders.question", { count: props.emails })}</p>
      <div className="chips">
        <Button kind="quiet" onClick={props.onKeep}>
          {t("folders.keep")}
        </Button>
        <Button kind="quiet" onClick={props.onRemove}>
          {t("folders.remove")}
        </Button>
        <button type="button" className="link" onClick={props.onCancel}>
          {t("action.cancel")}
        </button>
      </div>
    </section>
  );
}
