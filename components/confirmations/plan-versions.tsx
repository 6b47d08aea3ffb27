import { formatMoment } from "@/components/format/time";
import { Row, Table, Td } from "@/components/ui/table";
import type { Plan } from "@/server/confirmations/queries";
import { planSentence } from "./plan-words";

type Props = { plans: readonly Plan[]; now: Date; zone: string };

/** Every version ever set, the one in force first. */
export function PlanVersions({ plans, now, zone }: Props) {
  return (
    <Table label="Versions of how customers are asked">
      {plans.map((plan) => (
        <Row key={plan.id} className="first:border-t-0">
          <Td>
            {planSentence(plan)}
            <span className="small block text-ink-3">
              {plan.setBy}, {formatMoment(new Date(plan.recordedAt), now, zone)}
            </span>
          </Td>
        </Row>
      ))}
    </Table>
  );
}
