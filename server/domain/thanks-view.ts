import { type ThanksWhose, thanksWhose } from "./anniversary";
import { type MilestoneKind, milestoneKinds } from "./milestone-rules";

/** What the page of recognition shows: who is due, who comes next, what was said. */
export const thanksShows = ["due", "ahead", "said"] as const;
type ThanksShow = (typeof thanksShows)[number];

export type ThanksView = { show: ThanksShow; kind: MilestoneKind; whose: ThanksWhose };

/** The view an address asks for; what cannot be read counts as not given. */
export function viewOf(asked: Readonly<Record<string, string | undefined>>): ThanksView {
  return {
    show: thanksShows.find((known) => known === asked.show) ?? "due",
    kind: milestoneKinds.find((known) => known === asked.kind) ?? "years",
    whose: thanksWhose.find((known) => known === asked.whose) ?? "everyone",
  };
}

/** The address of a view. */
export function thanksHref({ show, kind, whose }: ThanksView): string {
  const parts = [
    `show=${show}`,
    ...(show === "due" ? [`kind=${kind}`] : []),
    ...(show === "said" ? [] : [`whose=${whose}`]),
  ];
  return `/recognition?${parts.join("&")}`;
}
