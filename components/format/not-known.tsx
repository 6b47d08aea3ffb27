/** What nobody knows is said so; it is never drawn as nought. */
export function NotKnown({ words = "not known" }: { words?: string | undefined }) {
  return <span className="text-ink-3">{words}</span>;
}
