/** A folder in its place: how deep it lies, and its name there. */
export interface FolderPlace<Folder> {
  folder: Folder;
  /** 0 at the top. */
  depth: number;
  /** Its name without those of the folders above it. */
  label: string;
}

/**
 * Puts every folder under the one that it lies in. Names are paths with slashes, as Gmail's labels have them too; a
 * slash whose left side is no folder belongs to the name.
 */
export function folderTree<Folder extends { name: string }>(
  folders: readonly Folder[],
): FolderPlace<Folder>[] {
  const names = new Set(folders.map(({ name }) => name));
  const below = Map.groupBy(folders, ({ name }) => parentOf(name, names));
  const placed = (parent: string | null, depth: number): FolderPlace<Folder>[] =>
    (below.get(parent) ?? []).flatMap((folder) => [
      { folder, depth, label: parent === null ? folder.name : folder.name.slice(parent.length + 1) },
      ...placed(folder.name, depth + 1),
    ]);
  // Two folders of one name would both claim what lies below.
  return [...new Map(placed(null, 0).map((place) => [place.folder, place])).values()];
}

function parentOf(name: string, names: ReadonlySet<string>): string | null {
  for (let end = name.lastIndexOf("/"); end > 0; end = name.lastIndexOf("/", end - 1)) {
    const parent = name.slice(0, end);
    if (names.has(parent)) return parent;
  }
  return null;
}
