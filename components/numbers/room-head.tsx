import type { ReactNode } from "react";
import { PageHead } from "@/components/ui/page-head";
import { NumbersNav, type RoomHref } from "./numbers-nav";

type Props = {
  current: RoomHref;
  /** What the room has found, in a sentence by rule; null: nothing is known yet. */
  finding?: ReactNode;
  actions?: ReactNode;
};

const titles: Record<RoomHref, string> = {
  "/numbers": "Customer numbers",
  "/numbers/retention": "Retention",
  "/numbers/value": "What customers are worth",
  "/numbers/experience": "Experience",
  "/numbers/structure": "Structure",
  "/numbers/plans": "Plans",
  "/numbers/reports": "Reports",
};

/** The head of a room of customer numbers: its name, the way to the others, and the one sentence to read first. */
export function RoomHead({ current, finding, actions }: Props) {
  return (
    <>
      <PageHead
        label={current === "/numbers" ? "Overview" : "Customer numbers"}
        title={titles[current]}
        actions={actions}
      />
      <NumbersNav current={current} />
      {finding ? <div className="finding max-w-[60ch] pb-3">{finding}</div> : null}
    </>
  );
}
