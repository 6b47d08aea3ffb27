/** A run of words as two texts have it: in both, only in the first (gone), or only in the second (new). */
export type Run = { kind: "same" | "gone" | "new"; words: string };

/** So many pairs of words are compared; longer texts are shown as gone and new as a whole. */
const most = 400_000;

/**
 * What changed from one text to another, word by word, by their longest common run of words. The runs that are not new
 * make up the first text letter for letter, those that are not gone the second.
 */
export function wordDiff(before: string, after: string): Run[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  if (a.length * b.length > most) return joined([...a.map(gone), ...b.map(added)]);
  const longest = lengths(a, b);
  const at = (i: number, j: number) => longest[i * (b.length + 1) + j] ?? 0;
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [one, two] = [a[i], b[j]];
    if (one !== undefined && one === two) {
      runs.push({ kind: "same", words: one });
      i += 1;
      j += 1;
    } else if (one !== undefined && (two === undefined || at(i + 1, j) >= at(i, j + 1))) {
      runs.push(gone(one));
      i += 1;
    } else if (two !== undefined) {
      runs.push(added(two));
      j += 1;
    }
  }
  return joined(runs);
}

/** Words with the space that follows them. */
function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*?(?=\s|$)|\s+$/gu) ?? [];
}

const gone = (words: string): Run => ({ kind: "gone", words });
const added = (words: string): Run => ({ kind: "new", words });

/** How long the longest common run is from each pair of words onwards. */
function lengths(a: readonly string[], b: readonly string[]): Uint16Array {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  return longest;
}

function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const { kind, words } of runs) {
    const last = all.at(-1);
    if (last?.kind === kind) last.words += words;
    else all.push({ kind, words });
  }
  return all;
}
