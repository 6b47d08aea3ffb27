import { formatCount } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import type { CustomerLine } from "@/server/customers/queries/list";

type Props = { lines: readonly CustomerLine[]; of: number };

/** The first of those a rule holds, so that one sees whether it says what is meant. Each opens the customer. */
export function Preview({ lines, of }: Props) {
  if (lines.length === 0) return null;
  return (
    <section aria-label="Some of them">
      <h2 className="font-semibold text-sm">
        {lines.length < of ? `${formatCount(lines.length)} of them` : "All of them"}
        {lines.length < of ? <span className="small font-normal text-ink-3">, the oldest records first</span> : null}
      </h2>
      <ul className="mt-1">
        {lines.map(({ id, name, place, country }) => (
          <li key={id} className="flex items-baseline justify-between gap-3 border-line border-t py-1.5 text-sm">
            <Link href={`/customers/${id}`} className="min-w-0 truncate no-underline hover:underline">
              <bdi>{name}</bdi>
            </Link>
            <span className="small shrink-0 text-ink-3">{[place, country].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
