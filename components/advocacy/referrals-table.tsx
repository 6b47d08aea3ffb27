"use client";

import { formatDay } from "@/components/format/time";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Row, Table, Td } from "@/components/ui/table";
import type { ReferralRow } from "@/server/advocacy/queries/lists";
import { outcomeWords } from "./words";

const columns = [{ label: "Sent on" }, { label: "By" }, { label: "Whom" }, { label: "What came of it" }];

type Props = { rows: readonly ReferralRow[]; mayLink: boolean };

/** Who sent whom, and what came of it. */
export function ReferralsTable({ rows, mayLink }: Props) {
  return (
    <Table label="Referrals" columns={columns} stacks>
      {rows.map((row) => (
        <Row key={row.id}>
          <Td label="Sent on" className="num whitespace-nowrap">
            {formatDay(row.on)}
          </Td>
          <Td heads label="By" className="font-normal">
            <Link href={`/customers/${row.referrerId}/advocacy`}>
              <bdi>{row.referrerName}</bdi>
            </Link>
          </Td>
          <Td label="Whom">
            {row.referredId ? (
              <Link href={`/customers/${row.referredId}`}>
                <bdi>{row.referredName}</bdi>
              </Link>
            ) : (
              <bdi className="text-ink-2">{row.referredName ?? "erased"}</bdi>
            )}
          </Td>
          <Td label="What came of it">
            {row.referredId === null && mayLink ? (
              <LinkButton href={`/recognition/advocacy/referrals/${row.id}`} size="small">
                Say who it is
              </LinkButton>
            ) : (
              <Outcome row={row} />
            )}
          </Td>
        </Row>
      ))}
    </Table>
  );
}

function Outcome({ row: { outcome, firstOn, referredId } }: { row: ReferralRow }) {
  if (referredId === null) return <span className="text-ink-3">not a customer we know yet</span>;
  const hasBought = outcome === "bought" || outcome === "later";
  return (
    <span className={hasBought ? "text-kept" : "text-ink-2"}>
      {outcomeWords[outcome]}
      {hasBought && firstOn ? ` on ${formatDay(firstOn)}` : null}
    </span>
  );
}
