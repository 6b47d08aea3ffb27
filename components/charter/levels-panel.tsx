import type { ReactNode } from "react";
import { Rate } from "@/components/format/rate";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import type { Levels } from "@/server/charter/queries/levels";
import { rateAddress, readRateQuestion } from "@/server/domain/rate-question";

/** What we said to one customer, what we say to all, what the brand says: three figures apart, and no fourth of them all. */
export function LevelsPanel({ levels }: { levels: Levels }) {
  const { from, to, commitment, charter, brand } = levels;
  const rows = (level: string) => `/promises/due?${rateAddress(readRateQuestion({ from, to, level }, to))}`;
  const measured = brand.filter(({ measuredBy }) => measuredBy.length > 0).length;
  return (
    <div className="grid gap-x-10 gap-y-5 pt-2 md:grid-cols-3">
      <Level name="Commitments" means="Said by one of us to one customer.">
        <Rate k={commitment.kept} n={commitment.due} href={rows("commitment")} none="Nothing fell due" />
      </Level>
      <Level name={<Link href="/charter">Charter</Link>} means="Said to every customer, made for one by what happens.">
        <Rate k={charter.kept} n={charter.due} href={rows("charter")} none="Nothing fell due" />
      </Level>
      <Level name={<Link href="/charter/brand">Brand promises</Link>} means="Said by all we do.">
        {brand.length === 0
          ? "None yet"
          : `${counted(measured, "promise")} measured by clauses, ${brand.length - measured} unmeasured`}
        <ul className="mt-1 grid gap-1 text-ink-2">
          {brand.map(({ threadId, words, measuredBy }) => (
            <li key={threadId}>
              <span className="said">“{words}”</span>{" "}
              {measuredBy.length > 0 ? (
                <span className="text-ink-3">{measuredBy.join("; ")}</span>
              ) : (
                <span className="text-due">unmeasured</span>
              )}
            </li>
          ))}
        </ul>
      </Level>
    </div>
  );
}

function Level({ name, means, children }: { name: ReactNode; means: string; children: ReactNode }) {
  return (
    <section className="small">
      <h3 className="font-semibold text-sm">{name}</h3>
      <p className="mb-1 text-ink-3">{means}</p>
      {children}
    </section>
  );
}
