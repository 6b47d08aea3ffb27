import { formatDay } from "@/components/format/time";
import { CitedDecision } from "@/components/limits/cited-decision";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { Restriction } from "@/server/restrictions/queries";

type Props = { customerId: string; restrictions: readonly Restriction[] };

/** What a customer is held to, under their name; and what nobody may hold them to any more. */
export function RestrictionNotices({ customerId, restrictions }: Props) {
  return restrictions.map((one) =>
    one.state === "not_backed" ? (
      <NotBacked key={one.id} customerId={customerId} one={one} />
    ) : (
      <Notice
        key={one.id}
        className="mb-3"
        tone="due"
        label={one.state === "ahead" ? `Restriction from ${formatDay(one.fromOn)}` : "Restriction"}
        sentence={<Words one={one} />}
      >
        <bdi>{one.reason ?? "Reason erased"}</bdi> Until {formatDay(one.untilOn)}, by decision{" "}
        <CitedDecision decision={one.decision} />. <More customerId={customerId} />
      </Notice>
    ),
  );
}

function NotBacked({ customerId, one }: { customerId: string; one: Restriction }) {
  return (
    <Notice className="small mb-3" tone="broken">
      <strong className="font-medium text-broken">Do not apply any more:</strong>{" "}
      <s>
        <Words one={one} />
      </s>{" "}
      Decision <CitedDecision decision={one.decision} />. <More customerId={customerId} />
    </Notice>
  );
}

function Words({ one }: { one: Restriction }) {
  return <bdi>{one.words ?? "Words erased"}</bdi>;
}

function More({ customerId }: { customerId: string }) {
  return <Link href={`/customers/${customerId}/restrictions`}>Restrictions</Link>;
}
