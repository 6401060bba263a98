import { markedParts } from "./markedParts.ts";

interface MarkedTextProps {
  children: string;
  /** From, and up to but without, in UTF-16 code units. */
  ranges: readonly (readonly [number, number])[];
  or?: string;
}

/** Text that someone else wrote, with the parts that were looked for set apart. */
export function MarkedText({ children, ranges, or = "" }: MarkedTextProps) {
  const parts = markedParts(children, ranges);
  if (parts.length === 0) return <bdi>{or}</bdi>;
  return (
    <bdi>{parts.map(({ from, text, isMarked }) => (isMarked ? <mark key={from}>{text}</mark> : text))}</bdi>
  );
}
