/**
 * Our own name for a journey stage, made from its first words: small letters, digits and underscores, at most 40
 * characters, unlike every name there is. Words without a Latin letter become "stage".
 */
export function stageKey(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^[_0-9]+|_+$/g, "")
    .slice(0, 40);
  const base = plain || "stage";
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
