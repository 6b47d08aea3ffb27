import { formatDay } from "@/components/format/time";
import { counted } from "@/components/format/words";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { Linked } from "@/server/evidence/queries/linked";

/** What rests on a decision: restrictions of single customers, limits, a chart begun anew. Each names it as its ground. */
export function LinkedRecords({ linked }: { linked: Linked }) {
  const { restrictions, restrictionCount, limits, rateBases } = linked;
  if (restrictionCount === 0 && limits === null && rateBases.length === 0) return null;
  const more = restrictionCount - restrictions.length;
  return (
    <Section id="linked" title="What rests on it">
      <ul className="mt-1 grid gap-1.5">
        {limits ? (
          <li>
            <Link href="/governance/limits">Limits, version {limits.version}</Link>{" "}
            <span className="small text-ink-3">set {formatDay(limits.setOn)}</span>
          </li>
        ) : null}
        {rateBases.map(({ monthOn }) => (
          <li key={monthOn}>
            <Link href="/promises/rate">The kept rate’s limits</Link>{" "}
            <span className="small text-ink-3">begin anew with {formatDay(monthOn)}</span>
          </li>
        ))}
        {restrictions.map(({ id, customerId, customerName, words, untilOn, isOver }) => (
          <li key={id}>
            <Link href={`/customers/${customerId}/restrictions`}>
              <bdi>{words ?? "A restriction whose words were erased"}</bdi>
            </Link>{" "}
            <span className="small text-ink-3">
              for <bdi>{customerName}</bdi>, {isOver ? "over" : `until ${formatDay(untilOn)}`}
            </span>
          </li>
        ))}
        {more > 0 ? <li className="small text-ink-3">And {counted(more, "more restriction")}.</li> : null}
      </ul>
    </Section>
  );
}
