import { Count } from "@/components/format/count";
import { Rate } from "@/components/format/rate";
import { formatSpan } from "@/components/format/time";
import { Facts } from "@/components/ui/facts";
import { type Waits, waitsOf } from "@/server/domain/goodwill";
import type { Use } from "@/server/limits/queries/use";
import { rowsOfUse } from "./use-rows-href";

type Props = { use: Use; days: number; now: Date };

/** What was above the limits: how often, how it ended, how long customers waited; and how they took what was given. */
export function UseFacts({ use, days, now }: Props) {
  const { asked, noted, pleased, waiting } = use;
  const given = use.given.reduce((sum, { count }) => sum + count, 0);
  const answered = asked.filter(({ isAnswered }) => isAnswered);
  const refused = answered.filter(({ isRefused }) => isRefused).length;
  return (
    <div>
      <Facts
        facts={[
          {
            label: "Asked for more than a limit",
            value: <Count n={asked.length} href={rowsOfUse({ show: "asked", days })} />,
          },
          {
            label: "Refused, of those answered",
            value: (
              <Rate k={refused} n={answered.length} href={rowsOfUse({ show: "refused", days })} none="None answered" />
            ),
          },
          { label: "How long customers waited", value: <WaitWords waits={waitsOf(asked, now)} /> },
          { label: "Waiting now", value: <Count n={waiting} href={rowsOfUse({ show: "waiting", days })} /> },
          {
            label: "Reaction noted, of what was given",
            value: <Rate k={noted} n={given} href={rowsOfUse({ show: "noted", days })} none="Nothing given" />,
          },
          {
            label: "Delighted or pleased, of those noted",
            value: <Rate k={pleased} n={noted} href={rowsOfUse({ show: "pleased", days })} none="None noted" />,
          },
        ]}
      />
    </div>
  );
}

function WaitWords({ waits: { count, open, medianMs, p90Ms } }: { waits: Waits }) {
  if (medianMs === null) return <span className="text-ink-3">Nobody had to wait</span>;
  return (
    <span className="num">
      Half up to {formatSpan(medianMs)}
      {p90Ms === null ? "" : `, nine in ten up to ${formatSpan(p90Ms)}`}
      <span className="block text-ink-3">
        {count === 1 ? "one request" : `${count} requests`}
        {open > 0 ? `, ${open} still waiting, counted with ${open === 1 ? "its" : "their"} time so far` : ""}
        {p90Ms === null ? "; too few to speak of the longest" : ""}
      </span>
    </span>
  );
}
