"use client";

import { Link } from "@/components/ui/link";
import type { Hint } from "@/server/merging/queries/duplicates";
import { reasonLine } from "./reason-words";

type Props = {
  customerId: string;
  /** Null: nobody resembles them, or the reader may not merge. */
  hint: Hint | null;
  mergedRecords: number;
};

/** What was recorded twice: quietly, because it is never the first thing on a call. */
export function OneRecord({ customerId, hint, mergedRecords }: Props) {
  if (!hint && mergedRecords === 0) return null;
  return (
    <ul aria-label="Records of this customer" className="small mb-7 text-ink-3">
      {hint ? (
        <li className="border-line border-t py-[0.4375rem]">
          May be the same as{" "}
          <Link href={`/customers/${customerId}/merge?with=${hint.id}`} className="text-ink-2">
            <bdi>{hint.name}</bdi>
          </Link>{" "}
          · {reasonLine(hint.reasons).toLowerCase()}
        </li>
      ) : null}
      {mergedRecords > 0 ? (
        <li className="border-line border-t py-[0.4375rem]">
          <Link href={`/customers/${customerId}/merges`} className="text-ink-2">
            {mergedRecords === 1 ? "Another record" : `${mergedRecords} other records`}
          </Link>{" "}
          {mergedRecords === 1 ? "was" : "were"} merged into this one
        </li>
      ) : null}
    </ul>
  );
}
