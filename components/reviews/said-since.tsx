import { feelingWords } from "@/components/contacts/contact-words";
import { formatMoment } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { Review } from "@/server/reviews/queries/review";

type Props = { said: NonNullable<Review["said"]>; stages: string; now: Date; zone: string };

/** What customers said since the decision took effect, at the stages it touches: counts first, then the latest words. */
export function SaidSince({ said: { feelings, noFeeling, latest }, stages, now, zone }: Props) {
  const felt = feelings.reduce((sum, n) => sum + n, 0);
  const told = feelings.flatMap((n, place) => (n > 0 ? [`${feelingWords[place + 1]} ${n}`] : []));
  return (
    <Section title="What customers said since" aside={`at: ${stages}`}>
      <p className="mb-2 text-ink-2">
        {felt + noFeeling === 0
          ? "Nothing was recorded there since it took effect."
          : `${counted(felt + noFeeling, "contact")}; of ${felt} we know how they felt${told.length ? `: ${told.join(", ")}` : ""}.`}
      </p>
      {latest.map(({ contactId, customerId, name, words, feeling, at }) => (
        <article key={contactId} className="border-line border-t py-2.5">
          <p className="font-serif">{words}</p>
          <p className="small text-ink-3">
            <Link href={`/customers/${customerId}`}>{name}</Link>, {formatMoment(new Date(at), now, zone)}
            {feeling === null ? "" : ` · ${feelingWords[feeling]}`}
          </p>
        </article>
      ))}
    </Section>
  );
}
