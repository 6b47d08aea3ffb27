import { Filters } from "@/components/ui/tabs";
import { thanksWhose } from "@/server/domain/anniversary";
import { milestoneKinds } from "@/server/domain/milestone-rules";
import { type ThanksView, thanksHref, thanksShows } from "@/server/domain/thanks-view";
import { milestoneKindWords } from "./milestone-words";

const showWords = { due: "Due now", ahead: "Next thirty days", said: "Said" } as const;
const whoseWords = { everyone: "Everyone", mine: "Those I looked at last" } as const;

/** Which of the lists, for what, and whose: links, so that each is an address. */
export function ThanksViews({ view }: { view: ThanksView }) {
  const tab = (label: string, other: Partial<ThanksView>, current: boolean) => ({
    label,
    href: thanksHref({ ...view, ...other }),
    current,
  });
  return (
    <div className="mb-4 flex flex-col gap-y-1 md:flex-row md:flex-wrap md:items-baseline md:gap-x-10">
      <Filters label="When" tabs={thanksShows.map((show) => tab(showWords[show], { show }, show === view.show))} />
      {view.show === "due" ? (
        <Filters
          label="For what"
          tabs={milestoneKinds.map((kind) => tab(milestoneKindWords[kind], { kind }, kind === view.kind))}
        />
      ) : null}
      {view.show === "said" ? null : (
        <Filters
          label="Whose"
          tabs={thanksWhose.toReversed().map((whose) => tab(whoseWords[whose], { whose }, whose === view.whose))}
        />
      )}
    </div>
  );
}
