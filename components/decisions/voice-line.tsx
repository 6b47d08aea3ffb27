import { formatDay, wallClock } from "@/components/format/time";
import { classes } from "@/components/ui/classes";
import type { MoveDocument } from "@/server/domain/decision-document";
import { type Stance, stanceWords } from "@/server/domain/decision-words";
import type { Voice } from "@/server/domain/voices";
import { Erased } from "./erased";

const inks: Record<Stance, string> = { support: "text-kept", conditions: "text-kept", dissent: "text-broken" };

/** `isRepeated`: the same words answer an earlier dissent and stand there in full. */
type Answer = { decided: MoveDocument; isRepeated: boolean };
type Props = { voice: Voice; isEarlier?: boolean | undefined; zone: string; overrule: Answer | null };

/** Who said what of a decision, with the overrule beside a dissent. */
export function VoiceLine({ voice, isEarlier, zone, overrule }: Props) {
  const { by, stance, isAdvocate, reason, customerInput, isReadable, isQuick, takenBack, stood, recordedAt, version } =
    voice;
  const isMuted = stance === "dissent" && takenBack !== null && !stood;
  const second = reason === null ? null : customerInput;
  return (
    <div className="grid gap-x-5 border-line border-t py-2.5 md:grid-cols-[8.5rem_minmax(0,1fr)] print:grid-cols-[8.5rem_minmax(0,1fr)]">
      <div className="max-md:mb-1">
        <p className={classes("font-medium", isMuted ? "text-ink-3" : inks[stance])}>
          {stanceWords[stance]}
          {isMuted ? ", taken back" : null}
        </p>
        <p className="small text-ink-3">
          {by.name}, {by.department}
          {isAdvocate ? ", advocate" : null}. {formatDay(wallClock(new Date(recordedAt), zone).on)}
          {isEarlier ? `, on version ${version}` : null}
        </p>
        {isQuick ? <p className="small text-due">Signed within two minutes of opening it</p> : null}
      </div>
      <div>
        <p className={classes("said", isMuted && "text-ink-2")}>
          {isReadable ? (reason ?? customerInput) : <Erased what={isAdvocate ? "This position" : "This dissent"} />}
        </p>
        {second ? <p className="small mt-1 text-ink-2">Customers say: {second}</p> : null}
        {overrule ? <Overrule {...overrule} zone={zone} /> : null}
        {takenBack ? (
          <p className="small mt-1.5 text-ink-2">
            <span className="font-medium">Taken back {formatDay(wallClock(new Date(takenBack.at), zone).on)}:</span>{" "}
            {takenBack.reason ?? <Erased what="The reason" />}
          </p>
        ) : null}
      </div>
    </div>
  );
}

/** The decider's answer, in their name. */
export function Overrule({ decided, isRepeated, zone }: Answer & { zone: string }) {
  return (
    <div className="mt-2 border-broken border-l-3 pl-3">
      <p className="small font-medium">
        Overruled by {decided.by}, {formatDay(wallClock(new Date(decided.recordedAt), zone).on)}
      </p>
      <p className="text-ink-2 text-sm">
        {isRepeated ? "With the words given above." : (decided.reason ?? <Erased what="The reason" />)}
      </p>
    </div>
  );
}
