import type { FormAction } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import { Filters } from "@/components/ui/tabs";
import type { PromiseActs as Acts } from "@/server/domain/promise-acts";
import type { PromiseDetail } from "@/server/promises/queries/one";
import type { OwnerChoice } from "@/server/promises/queries/owners";
import { AttemptForm } from "./acts/attempt-form";
import { CancelForm } from "./acts/cancel-form";
import { HandOverForm } from "./acts/hand-over-form";
import { KeepForm } from "./acts/keep-form";
import { MoveForm } from "./acts/move-form";
import { ConfirmVoidForm, RequestVoidForm, RetractForm } from "./acts/void-forms";

type PromiseActions = Record<
  "keep" | "attempt" | "move" | "cancel" | "handOver" | "requestVoid" | "confirmVoid" | "retract",
  FormAction
>;

type Props = {
  detail: PromiseDetail;
  acts: Acts;
  /** The act asked for in the address. */
  asked: string | undefined;
  owners: readonly OwnerChoice[];
  me: string;
  now: Date;
  zone: string;
  actions: PromiseActions;
};

const words = [
  ["keep", "Keep", (acts: Acts) => acts.keep],
  ["confirm_void", "Agree to the void", (acts: Acts) => acts.confirmVoid],
  ["retract", "Take the Keep back", (acts: Acts) => acts.retract !== null],
  ["attempt", "Tried", (acts: Acts) => acts.attempt],
  ["move", "Move", (acts: Acts) => acts.move],
  ["hand_over", "Hand over", (acts: Acts) => acts.handOver],
  ["cancel", "Cancel", (acts: Acts) => acts.cancel],
  ["void", "Entered in error", (acts: Acts) => acts.requestVoid],
] as const;

/** What can be done with a promise, one form at a time. */
export function PromiseActs(props: Props) {
  const { detail, acts, asked } = props;
  const offered = words.filter(([, , may]) => may(acts));
  const [current] = offered.find(([key]) => key === asked) ?? offered[0] ?? [];
  if (!current) return null;
  const tabs = offered.map(([key, label]) => ({
    href: `/promises/${detail.promise.id}?act=${key}#acts`,
    label,
    current: key === current,
  }));
  return (
    <Section id="acts" title="What next" aside={<Filters label="What next" tabs={tabs} />} ruled>
      {detail.promise.voidRequest && current !== "confirm_void" ? (
        <Notice tone="due" className="mb-4">
          A void is asked for. A second person has to agree before it is due.
        </Notice>
      ) : null}
      <div className="pt-2">
        <Act current={current} {...props} />
      </div>
    </Section>
  );
}

function Act({
  current,
  detail,
  acts,
  owners,
  me,
  now,
  zone,
  actions,
}: Props & { current: (typeof words)[number][0] }) {
  const { promise, evidence } = detail;
  const told = { promise, evidence, now, zone };
  const promiseId = promise.id;
  switch (current) {
    case "keep":
      return <KeepForm {...told} action={actions.keep} />;
    case "attempt":
      return <AttemptForm {...told} action={actions.attempt} />;
    case "move":
      return <MoveForm {...told} action={actions.move} />;
    case "cancel":
      return <CancelForm {...told} action={actions.cancel} />;
    case "hand_over":
      return <HandOverForm promise={promise} owners={owners} me={me} action={actions.handOver} />;
    case "void":
      return <RequestVoidForm promiseId={promiseId} action={actions.requestVoid} />;
    case "confirm_void":
      return <ConfirmVoidForm promiseId={promiseId} action={actions.confirmVoid} />;
    case "retract":
      return (
        <RetractForm promiseId={promiseId} action={actions.retract} needsReason={acts.retract === "with_reason"} />
      );
  }
}
