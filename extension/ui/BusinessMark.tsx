import { markColour, markLetters } from "./markColour.ts";

/** By colour and letters a business is recognised before its name is read; the name always stands beside it. */
export function BusinessMark({
  name,
  size = "large",
}: {
  name: string;
  size?: "large" | "medium" | "small";
}) {
  return (
    <span className={`mark ${size}`} style={{ background: markColour(name) }} aria-hidden="true">
      {markLetters(name)}
    </span>
  );
}
