import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FolderChoice, Provider } from "#shared/provider.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plural } from "../../ui/plural.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { FailureMessage } from "../api/FailureMessage.tsx";

interface FolderChoicesProps {
  provider: Provider;
  onChange: (folders: { id: string; included: boolean }[]) => void;
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
          <span className="block">Folders</span>
          <span className="small muted">
            {left === 0 ? "All mail is read" : `${plural(left, "folder")} left out`}
          </span>
        </span>
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? "Done" : "Choose"}
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
  folders: FolderChoice[];
  onChange: FolderChoicesProps["onChange"];
}) {
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map());
  return (
    <fieldset className="folders" aria-label="Folders">
      {folders.map((folder) => {
        const included = changed.get(folder.id) ?? folder.included;
        return (
          <label key={folder.id}>
            <input
              type="checkbox"
              checked={included}
              onChange={() => {
                setChanged(new Map(changed).set(folder.id, !included));
                onChange([{ id: folder.id, included: !included }]);
              }}
            />
            <span className="clip">
              <ForeignText>{folder.name}</ForeignText>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
