import type { CustomerLine } from "@/server/customers/queries/list";
import type { FormState } from "@/server/domain/form";
import type { Draft } from "@/server/domain/segment-draft";
import type { RuleCount } from "@/server/segments/queries/measure";

/** How many a rule holds, and the first of them; `fault`: no answer came. */
export type RuleAnswer = { count: RuleCount; lines: readonly CustomerLine[] } | { fault: string };

/** What the builder's action answers: the draft as it stands now and whom it holds. */
export type BuilderState = FormState & {
  draft?: Draft;
  answer?: RuleAnswer | null;
  /** A sentence that was typed and could not be read. */
  unread?: string;
};

/** What the page hands the builder, and the action that takes its draft. */
export type BuilderAction = (state: BuilderState, data: FormData) => Promise<BuilderState>;
