import { Moment } from "@/components/format/moment";
import { Rate } from "@/components/format/rate";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { CharterVersion } from "@/server/charter/queries/versions";
import type { RatesBy } from "@/server/rates/queries/cuts";
import { Signers } from "./signers";
import type { CharterReader } from "./waiting-version";

type Props = { current: CharterVersion | undefined; rates: RatesBy; reader: CharterReader };

/** Beside the clauses: who stands for them, and what is counted how. */
export function CharterSide({ current, rates, reader: { now, zone } }: Props) {
  return (
    <aside>
      {current ? (
        <Section title={`Version ${current.number}`} aside="in force">
          {current.signedAt ? (
            <p className="small mb-2 text-ink-2">
              Since <Moment at={current.signedAt} now={now} zone={zone} />
            </p>
          ) : null}
          <Signers version={current} now={now} zone={zone} />
        </Section>
      ) : null}
      <Section title="All clauses together">
        <p className="small">
          <Rate k={rates.kept} n={rates.due} none="Nothing has come due yet" />
        </p>
        <p className="small mt-1.5 text-ink-3">
          Charter promises that came due in twelve months, over all versions. They stand apart from what our people
          promise themselves: neither figure enters the other. <Link href="/promises">Commitments</Link>
        </p>
      </Section>
      <Section title="How a promise comes about">
        <p className="small text-ink-2">
          A clause with a trigger makes its promise the moment the issue, the step, the delivery or the question is
          recorded, in the clause’s words, for the team it names. Resolving an issue keeps it; everything else is kept
          by whoever does it, with the contact as evidence.
        </p>
      </Section>
    </aside>
  );
}
