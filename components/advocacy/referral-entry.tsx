"use client";

import { formatDay } from "@/components/format/time";
import { Entry, TakeBack } from "@/components/knowledge/entry";
import { LinkButton } from "@/components/ui/button";
import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import type { KnownReferral } from "@/server/advocacy/queries/page";
import { cameOf, tellerWords } from "./words";

type Props = {
  referral: KnownReferral;
  /** Seen from whoever was sent, or from whoever sent them. */
  side: "came" | "sent";
  /** Null: the reader may not, or it is over. */
  withdraw: FormAction | null;
};

/** One referral, from one side of it. */
export function ReferralEntry({ referral, side, withdraw }: Props) {
  const { other, name, handle, words, isLive, withdrawnBy } = referral;
  const who = other?.name ?? name ?? handle ?? "somebody, erased since";
  return (
    <Entry
      aside={`${tellerWords[referral.toldBy]}, ${formatDay(referral.on)}, noted by ${referral.by}`}
      act={
        withdraw ? <TakeBack action={withdraw} hidden={{ referralId: referral.id }} what={`referral: ${who}`} /> : null
      }
      below={
        withdraw && other === null && isLive ? (
          <LinkButton href={`/recognition/advocacy/referrals/${referral.id}`} size="small" className="mt-1">
            Say who it is
          </LinkButton>
        ) : null
      }
    >
      {side === "came" ? "Through " : null}
      {other ? (
        <Link href={`/customers/${other.id}`}>
          <bdi>{other.name}</bdi>
        </Link>
      ) : (
        <bdi>{who}</bdi>
      )}
      {other === null && name !== null && handle !== null ? <bdi className="text-ink-2">, {handle}</bdi> : null}
      {side === "sent" ? (
        <span className={referral.outcome === "bought" || referral.outcome === "later" ? "text-kept" : "text-ink-2"}>
          {" "}
          · {cameOf(referral)}
        </span>
      ) : null}
      {isLive ? null : (
        <span className="text-due">
          {" "}
          · {withdrawnBy ? `taken back by ${withdrawnBy}` : "void: both are one customer, or it is recorded twice"}
        </span>
      )}
      {words ? <q className="said block">{words}</q> : null}
    </Entry>
  );
}
