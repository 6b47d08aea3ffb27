import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { ThanksRow } from "@/server/colleagues/queries";
import { ThanksWords } from "./thanks-list";

type Props = { thanks: readonly ThanksRow[]; me: string; zone: string };

/** What customers and colleagues thanked the reader for lately, on their first page. Nothing leaves no empty box. */
export function ThanksForMe({ thanks, me, zone }: Props) {
  if (thanks.length === 0) return null;
  return (
    <Section title="Thanks for you" aside={<Link href="/recognition/colleagues?show=me">All of them</Link>}>
      <ul>
        {thanks.map((one) => (
          <li key={one.id} className="border-line border-t py-2.5">
            <ThanksWords thanks={one} me={me} zone={zone} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
