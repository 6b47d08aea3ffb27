import type { Lookalike } from "./lookalike";

/** What a form's server action answers when it could not do what was asked: nothing that was typed is lost. */
export type FormState = {
  /** One sentence for the whole form. */
  readonly message?: string;
  /** A sentence per field, by the field's name. */
  readonly errors?: Readonly<Record<string, string>>;
  /** What was typed, by the field's name; repeated names as a list. */
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
  /** What the form showed when it was opened, as text: what a save is compared with. */
  readonly base?: Readonly<Record<string, string>>;
  /** Fields that somebody else changed meanwhile, to choose between. */
  readonly conflicts?: readonly Conflict[];
  /** Customers who may be the one that is being written down, to choose from before anything is saved. */
  readonly alike?: readonly Lookalike[];
  /** When the server answered (milliseconds). */
  readonly at?: number;
};

/** A field that two people changed: what stood before, what stands now, who wrote it (null: not known) and when. */
export type Conflict = {
  readonly field: string;
  readonly before: string;
  readonly theirs: string;
  readonly by: string | null;
  /** Milliseconds. */
  readonly at: number | null;
};
