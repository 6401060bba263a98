/** A seeded source of choices: the same seed gives the same choices on every machine. */
export interface Random {
  /** A fraction in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** One of the choices, each as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  shuffled<T>(items: readonly T[]): T[];
  hex(length: number): string;
  digits(length: number): string;
}

/** 32-bit FNV-1a with a final avalanche (murmur3's), enough to spread seeds. */
export function hash32(text: string, start = 0x811c9dc5): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Chris Doty-Humphrey's sfc32, seeded from the hash of the parts. */
export function createRandom(...seed: readonly (string | number)[]): Random {
  const text = seed.join("\u0000");
  let a = hash32(text);
  let b = hash32(text, a);
  let c = hash32(text, b ^ 0x9e3779b9);
  let counter = 1;

  function next32(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 12; i++) next32();

  const next = () => next32() / 0x1_0000_0000;
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const draw = (length: number, alphabet: string) => {
    let text = "";
    while (text.length < length) text += alphabet[int(0, alphabet.length - 1)];
    return text;
  };

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (choices) => choices[int(0, choices.length - 1)]!,
    weighted(choices) {
      let left = next() * choices.reduce((total, [, weight]) => total + weight, 0);
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return choices.at(-1)![0];
    },
    shuffled(items) {
      const result = [...items];
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i);
        [result[i], result[j]] = [result[j]!, result[i]!];
      }
      return result;
    },
    hex: (length) => draw(length, "0123456789abcdef"),
    digits: (length) => draw(length, "0123456789"),
  };
}
