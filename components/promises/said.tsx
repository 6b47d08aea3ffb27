/** What was promised, word for word. */
export function Said({ words }: { words: string | null }) {
  if (words === null) return <span className="text-ink-3 italic">words erased</span>;
  return <>“{words.replace(/^[“"]|[”"]$/g, "")}”</>;
}
