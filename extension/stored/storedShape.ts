/** What a stored record looks like: fields of its own, and the version of its form. */
export type StoredRecord = Readonly<Record<string, unknown>>;

/** A value that outlives an update of the extension: its form has a version, and older forms are brought up to it. */
export interface StoredShape<Value> {
  /** Its key in `storage.local` or in the extension's IndexedDB. */
  key: string;
  /** Each makes a record of one version into one of the next: the first leads from 1 to 2. None: still version 1. */
  steps: readonly ((older: StoredRecord) => StoredRecord)[];
  /** The value in a record of the newest version; null where it is damaged. */
  read(record: StoredRecord): Value | null;
  fields(value: Value): StoredRecord;
  /** Where nothing is stored, or nothing that can be understood: damaged, or of a newer extension. */
  fallback: Value;
}

/** What a stored record means today. */
export function fromStored<Value>(shape: StoredShape<Value>, stored: unknown): Value {
  if (typeof stored !== "object" || stored === null) return shape.fallback;
  let record: StoredRecord = Object.fromEntries(Object.entries(stored));
  const { version } = record;
  const newest = shape.steps.length + 1;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1 || version > newest)
    return shape.fallback;
  for (const step of shape.steps.slice(version - 1)) record = step(record);
  return shape.read(record) ?? shape.fallback;
}

/** The record to store for a value. */
export function toStored<Value>(shape: StoredShape<Value>, value: Value): StoredRecord {
  return { ...shape.fields(value), version: shape.steps.length + 1 };
}
