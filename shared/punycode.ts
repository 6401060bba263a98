const base = 36;
const least = 1;
const most = 26;
const skew = 38;
const damp = 700;

/** The label that an ASCII form (without `xn--`) stands for, by RFC 3492; null where it is none. */
export function decodePunycode(text: string): string | null {
  const at = text.lastIndexOf("-");
  const letters = [...text.slice(0, Math.max(0, at))].map((letter) => letter.codePointAt(0) ?? 0);
  let code = 128;
  let index = 0;
  let bias = 72;
  let position = at + 1;
  while (position < text.length) {
    const before = index;
    let weight = 1;
    for (let step = base; ; step += base) {
      const digit = digitOf(text.charCodeAt(position));
      position += 1;
      if (digit === null) return null;
      index += digit * weight;
      const threshold = Math.min(most, Math.max(least, step - bias));
      if (digit < threshold) break;
      weight *= base - threshold;
      if (weight > 0x7fffffff) return null;
    }
    const count = letters.length + 1;
    bias = adapted(index - before, count, before === 0);
    code += Math.floor(index / count);
    if (code > 0x10ffff) return null;
    index %= count;
    letters.splice(index, 0, code);
    index += 1;
  }
  return String.fromCodePoint(...letters);
}

/** RFC 3492, 6.1 */
function adapted(change: number, count: number, isFirst: boolean): number {
  let delta = Math.floor(change / (isFirst ? damp : 2));
  delta += Math.floor(delta / count);
  let steps = 0;
  while (delta > ((base - least) * most) / 2) {
    delta = Math.floor(delta / (base - least));
    steps += base;
  }
  return steps + Math.floor(((base - least + 1) * delta) / (delta + skew));
}

/** `a` to `z` are 0 to 25, `0` to `9` are 26 to 35; not a number behind the end. */
function digitOf(code: number): number | null {
  if (code >= 97 && code <= 122) return code - 97;
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 48 && code <= 57) return code - 22;
  return null;
}
