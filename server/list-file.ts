import type { Context } from "./context";
import type { CellValue } from "./domain/csv-cell";
import type { Permission } from "./domain/permissions";

/** What the address of a list asks, by name. */
export type Filter = Readonly<Record<string, string>>;

/** One line of a file. */
export type Cells = readonly CellValue[];

/** `exportId`: of the note that the list is taken out. `heldBack`: whom the file leaves out, counted by reason as it is written. */
export type AskedFile = { ctx: Context; filter: Filter; exportId: string; heldBack: Record<string, number> };

/** How a list becomes a file. */
export type ListFile = {
  /** The right to see the list, beside the one to take lists out. */
  right: Permission;
  /** Null: the first row is what they are called, and is none of those counted. */
  columns: readonly string[] | null;
  /** Line after line, as many at a time as they are asked for. */
  rows: (asked: AskedFile) => AsyncGenerator<readonly Cells[]>;
};

/** Page after page, each after the key that the one before it ends with. */
export async function* paged<Key, Page extends { next: Key | null }>(
  ask: (after: Key | null) => Promise<Page>,
): AsyncGenerator<Page> {
  let after: Key | null = null;
  do {
    const page: Page = await ask(after);
    yield page;
    after = page.next;
  } while (after !== null);
}
