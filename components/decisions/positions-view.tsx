import { formatDay, wallClock } from "@/components/format/time";
import { classes } from "@/components/ui/classes";
import { Section } from "@/components/ui/section";
import type { MoveDocument, PositionDocument } from "@/server/domain/decision-document";
import { type Stance, stanceWords } from "@/server/domain/decision-words";
import { Erased } from "./erased";

const inks: Record<Stance, string> = { support: "text-kept", conditions: "text-kept", dissent: "text-broken" };

type Props = { positions: readonly PositionDocument[]; decided: MoveDocument | undefined; zone: string };

/** What the advocates said, dissent in full and first, and how it was overruled. Earlier versions keep their positions. */
export function PositionsView({ positions, decided, zone }: Props) {
  const current = positions.filter(({ isCurrent }) => isCurrent);
  const dissentFirst = current.toSorted((a, b) => Number(b.stance === "dissent") - Number(a.stance === "dissent"));
  const earlier = positions.filter(({ isCurrent }) => !isCurrent);
  const firstDissent = dissentFirst.find(({ stance, afterDecision }) => stance === "dissent" && !afterDecision);
  return (
    <Section title={firstDissent ? "What stood against it" : "What the advocates said"}>
      {current.length === 0 ? (
        <p className="text-ink-2">No advocate has taken a position on this version yet.</p>
      ) : null}
      {dissentFirst.map((position) => (
        <PositionLine key={position.id} position={position} zone={zone}>
          {position === firstDissent ? <Overrule decided={decided} /> : null}
        </PositionLine>
      ))}
      {earlier.map((position) => (
        <PositionLine key={position.id} position={position} zone={zone} />
      ))}
      {!firstDissent && decided?.hasReason ? (
        <div className="border-line border-t py-2.5">
          <Overrule decided={decided} />
        </div>
      ) : null}
    </Section>
  );
}

type LineProps = { position: PositionDocument; zone: string; children?: React.ReactNode };

function PositionLine({ position, zone, children }: LineProps) {
  const { advocate, stance, words, afterDecision, recordedAt, version, isCurrent } = position;
  return (
    <div className="grid gap-x-5 border-line border-t py-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)]">
      <div className="max-md:mb-1">
        <p className={classes("font-medium", inks[stance])}>{stanceWords[stance]}</p>
        <p className="small text-ink-3">
          {advocate.name}, {advocate.department}
          {afterDecision ? `. Late, ${formatDay(wallClock(new Date(recordedAt), zone).on)}` : null}
          {isCurrent ? null : `. On version ${version}`}
        </p>
      </div>
      <div>
        {words?.reason ? <p className="said">{words.reason}</p> : null}
        <p className={words?.reason ? "small mt-1 text-ink-2" : "said"}>
          {words ? words.customerInput : <Erased what="This position" />}
        </p>
        {children}
      </div>
    </div>
  );
}

function Overrule({ decided }: { decided: MoveDocument | undefined }) {
  if (!decided?.hasReason) return null;
  return (
    <p className="small mt-1.5 text-ink-2">
      <span className="font-medium">Overruled by {decided.by}:</span> {decided.reason ?? <Erased what="The reason" />}
    </p>
  );
}
