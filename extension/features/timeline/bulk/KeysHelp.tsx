import { t } from "../../../i18n/t.ts";

const keys = [
  ["/", "keys.search"],
  ["J K", "keys.move"],
  ["Enter", "keys.open"],
  ["X", "keys.select"],
  ["⇧ ↑ ↓", "keys.range"],
  ["E", "keys.remove"],
  ["S", "keys.star"],
  ["U", "keys.unread"],
  ["Z", "keys.undo"],
  ["Esc", "keys.back"],
] as const;

/** The keys of a timeline. */
export function KeysHelp({ id }: { id: string }) {
  return (
    <dl id={id} className="filter-panel keys small" data-testid="keys-help">
      {keys.map(([key, meaning]) => (
        <div key={key} className="row">
          <dt>
            <kbd className="kbd">{key}</kbd>
          </dt>
          <dd className="muted">{t(meaning)}</dd>
        </div>
      ))}
    </dl>
  );
}
