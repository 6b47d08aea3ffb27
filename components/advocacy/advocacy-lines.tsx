"use client";

import type { ReactNode } from "react";
import { formatDay } from "@/components/format/time";
import { Line, Quiet } from "@/components/knowledge/line";
import { Link } from "@/components/ui/link";
import type { Advocacy } from "@/server/advocacy/queries/of";
import { factWords, sentLine } from "./words";

/** Through whom they came, whom they sent, what they told others: lines of the brief. */
export function advocacyLines(customerId: string, { cameThrough, sent, sentBought, latest }: Advocacy): ReactNode[] {
  return [
    cameThrough ? (
      <Line key="came">
        Came to us through{" "}
        <Link href={`/customers/${cameThrough.id}`}>
          <bdi>{cameThrough.name}</bdi>
        </Link>{" "}
        <Quiet>· {formatDay(cameThrough.on, "month")}</Quiet>
      </Line>
    ) : null,
    sent > 0 ? (
      <Line key="sent">
        <Link href={`/customers/${customerId}/advocacy#sent`}>{sentLine({ sent, sentBought })}</Link>
      </Line>
    ) : null,
    latest ? (
      <Line key="advocacy">
        {factWords[latest.kind]} <Quiet>· {formatDay(latest.on, "month")}</Quiet>
      </Line>
    ) : null,
  ];
}
