import type { DecisionDocument } from "@/server/domain/decision-document";
import { standingDissents } from "@/server/domain/dissent";
import { Erased } from "./erased";

type Props = { document: DecisionDocument };
type Line = { id: string; by: string; reason: string | null | undefined };

/** Whose dissent the decider answers, in full, before they answer it. */
export function StandsAgainst({ document: { positions, dissents } }: Props) {
  const advocates = new Map(positions.filter(({ isCurrent }) => isCurrent).map((said) => [said.advocate.id, said]));
  const lines: Line[] = [
    ...[...advocates.values()]
      .filter(({ stance }) => stance === "dissent")
      .map(({ id, advocate, words }) => ({ id, by: `${advocate.name}, advocate`, reason: words?.reason })),
    ...standingDissents(dissents)
      .filter(({ isCurrent }) => isCurrent)
      .map(({ id, by, reason }) => ({ id, by: `${by.name}, ${by.department}`, reason })),
  ];
  if (lines.length === 0) return null;
  return (
    <ul aria-label="What stands against it" className="grid gap-2 border-line border-b pb-4">
      {lines.map(({ id, by, reason }) => (
        <li key={id}>
          <p className="small font-medium text-broken">Dissent: {by}</p>
          <p className="said">{reason ?? <Erased what="The reason" />}</p>
        </li>
      ))}
    </ul>
  );
}
