import { Rate } from "@/components/format/rate";
import { behind } from "@/components/numbers/behind";
import { IdentityTable } from "@/components/numbers/identity-table";
import { rowsHref } from "@/components/numbers/rows-href";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { MonthOfCustomers } from "@/server/domain/customer-numbers";
import type { PlainDate } from "@/server/domain/plain-date";
import type { Share } from "@/server/domain/returning";

type Props = {
  customers: MonthOfCustomers | null;
  /** Null: there is no threshold. */
  lapseDays: number | null;
  isBehind: boolean;
  repeat: Share & { from: PlainDate; to: PlainDate; windowDays: number };
};

/** Opening + new + won back − lost = closing, and whether first-time buyers buy again. */
export function CustomersOfMonth({ customers, lapseDays, isBehind, repeat }: Props) {
  const { from, to, windowDays, k, n, unfinished } = repeat;
  return (
    <Section title="Customers" aside={<Link href="/numbers">All numbers</Link>} ruled>
      {customers && lapseDays !== null ? (
        <IdentityTable
          label="Customers this month"
          moved={{ ...customers, from: customers.month, to: customers.endsOn }}
          lapseDays={lapseDays}
        />
      ) : lapseDays !== null ? (
        <p className="small text-ink-2">
          The threshold was set a moment ago and customers are being counted under it: look again in some minutes.
        </p>
      ) : (
        <p className="small text-ink-2">
          No lapse threshold is set: who is active or lost is not known. <Link href="/numbers/threshold">Set it</Link>
        </p>
      )}
      {isBehind ? <p className="small mt-2">{behind}</p> : null}
      <p className="small num mt-2 text-ink-2">
        Bought again within {windowDays} days of a first purchase, in the last year that can be judged:{" "}
        <Rate
          k={k}
          n={n}
          href={rowsHref("repeated", { from, to, window: windowDays })}
          hrefOfAll={rowsHref("first", { from, to, window: windowDays })}
          none="nobody has had that long yet"
        />
        . {unfinished ? `For ${unfinished.toLocaleString("en-GB")} newer ones it is not yet known.` : ""}
      </p>
    </Section>
  );
}
