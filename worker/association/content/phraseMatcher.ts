import type { Word } from "./words.ts";

/** A phrase found in a text, from word to word, both included. */
export interface PhraseMatch<Value> {
  values: Value[];
  first: number;
  last: number;
}

export interface PhraseMatcher<Value> {
  /** All matches, also those inside others, in the order of their ends. One pass, however many phrases there are. */
  find(words: readonly Word[]): PhraseMatch<Value>[];
}

interface Node<Value> {
  next: Map<string, number>;
  /** Where to go on when no word fits: the longest ending that begins a phrase too. */
  fail: number;
  /** The nearest node along the fails that ends a phrase. */
  output: number;
  depth: number;
  values: Value[];
}

/**
 * Finds many phrases at once (Aho and Corasick, "Efficient string matching", 1975), with whole words for letters: so
 * a name is never found inside a word, and the size follows the number of words.
 */
export function phraseMatcher<Value>(
  phrases: Iterable<{ words: readonly string[]; value: Value }>,
): PhraseMatcher<Value> {
  const nodes: Node<Value>[] = [emptyNode(0)];
  for (const { words, value } of phrases) if (words.length > 0) insert(nodes, words, value);
  linkFails(nodes);
  return { find: (words) => find(nodes, words) };
}

function emptyNode<Value>(depth: number): Node<Value> {
  return { next: new Map(), fail: 0, output: 0, depth, values: [] };
}

function insert<Value>(nodes: Node<Value>[], words: readonly string[], value: Value): void {
  let at = 0;
  for (const word of words) {
    const known = nodes[at]!.next.get(word);
    if (known === undefined) {
      nodes.push(emptyNode(nodes[at]!.depth + 1));
      nodes[at]!.next.set(word, nodes.length - 1);
      at = nodes.length - 1;
    } else at = known;
  }
  nodes[at]!.values.push(value);
}

function linkFails<Value>(nodes: Node<Value>[]): void {
  const queue = [...nodes[0]!.next.values()];
  for (let head = 0; head < queue.length; head++) {
    const at = queue[head]!;
    for (const [word, child] of nodes[at]!.next) {
      const fail = step(nodes, nodes[at]!.fail, word);
      nodes[child]!.fail = fail;
      nodes[child]!.output = nodes[fail]!.values.length > 0 ? fail : nodes[fail]!.output;
      queue.push(child);
    }
  }
}

function step<Value>(nodes: Node<Value>[], from: number, word: string): number {
  for (let at = from; ; at = nodes[at]!.fail) {
    const next = nodes[at]!.next.get(word);
    if (next !== undefined) return next;
    if (at === 0) return 0;
  }
}

function find<Value>(nodes: Node<Value>[], words: readonly Word[]): PhraseMatch<Value>[] {
  const matches: PhraseMatch<Value>[] = [];
  let at = 0;
  for (const [index, word] of words.entries()) {
    at = step(nodes, at, word.key);
    for (let end = at; end !== 0; end = nodes[end]!.output) {
      const { values, depth } = nodes[end]!;
      if (values.length > 0) matches.push({ values, first: index - depth + 1, last: index });
    }
  }
  return matches;
}
