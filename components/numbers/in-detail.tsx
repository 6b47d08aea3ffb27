import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { Room } from "@/server/numbers/queries/rooms";

/** The other pages of customer numbers, each with the sentence it opens with. */
export function InDetail({ rooms }: { rooms: readonly Room[] }) {
  return (
    <Section title="In detail" ruled className="print:hidden">
      <ul className="divide-y divide-line">
        {rooms.map(({ href, name, says }) => (
          <li key={href} className="py-2">
            <Link href={href} className="font-medium text-sm">
              {name}
            </Link>
            <span className="small block text-ink-2">{says}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
