import { Fragment, type ReactNode } from "react";
import { type PlaceIn, type TextKey, textOf } from "./t.ts";
import { partsOf } from "./template.ts";

type PhraseProps<Key extends TextKey> = {
  text: Key;
  /** What stands in the places of the text. */
  with: { readonly [Place in PlaceIn<Key>]: ReactNode };
};

/** A text with elements in its places: names that are set apart, links, times. */
export function Phrase<Key extends TextKey>({ text, with: given }: PhraseProps<Key>) {
  const nodes: Readonly<Record<string, ReactNode>> = given;
  return partsOf(textOf(text)).map((part) =>
    part.name === null ? part.text : <Fragment key={part.name}>{nodes[part.name]}</Fragment>,
  );
}
