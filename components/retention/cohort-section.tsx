import { counted } from "@/components/format/words";
import { Section } from "@/components/ui/section";
import type { Lens } from "@/server/domain/lens";
import type { RetentionPicture } from "@/server/domain/retention-picture";
import { type Address, Choice } from "./choices";
import { CohortMap } from "./cohort-map";
import { stepWords } from "./period-words";

type Props = { picture: RetentionPicture; lens: Lens; address: Address };

const options = [
  ["classic", "In that period"],
  ["unbounded", "In it or later"],
] as const;

/** Cohorts by their age: the heat map. */
export function CohortSection({ picture: { cohorts }, lens, address }: Props) {
  const { one } = stepWords[cohorts.step];
  const isUnbounded = address.choices.reading === "unbounded";
  return (
    <Section
      id="cohorts"
      title={`Who still buys, by the ${one} they came`}
      aside={
        lens.lapseDays === null ? null : (
          <Choice label="What counts" name="reading" options={options} address={address} part="cohorts" />
        )
      }
      ruled
    >
      <p className="finding mb-1">{cohorts.finding.words}</p>
      {cohorts.sums.length === 0 ? (
        <p className="small py-3 text-ink-3">
          The first share appears when a whole {one} after the first cohort’s is over.
        </p>
      ) : (
        <CohortMap
          table={cohorts}
          lens={lens}
          caption={`Share of each cohort that bought ${isUnbounded ? "in a period or later" : "in each period"} after the first`}
        />
      )}
      <p className="small max-w-prose text-ink-2">
        Ages are calendar {stepWords[cohorts.step].many} after the one of the first purchase: who first bought on its
        last day has had less of it than who bought on its first.{" "}
        {isUnbounded && lens.lapseDays !== null
          ? `In it or later: the last ${counted(lens.lapseDays, "day")} are left blank, as they always look worse than they will prove. `
          : ""}
        The line at the end adds up people, of the cohorts that have reached that age, never shares. Shares that rise
        with age are sorting, not improvement: whoever goes early is gone.
      </p>
    </Section>
  );
}
