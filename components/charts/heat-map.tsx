import { classes } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { Cell, Scale } from "./heat-cells";

/** One cell; its text always says what its tone says. */
export type HeatCell = {
  /** 0 to 1, for the tone; null: too few for a share, no tone. */
  readonly share: number | null;
  /** What stands in the cell: "34". */
  readonly text: string;
  /** What it says in words: "34%, 51 of 150". */
  readonly heard: string;
  /** The customers behind it. */
  readonly href?: string | undefined;
  /** Rests on few: written in grey. */
  readonly isFaint?: boolean | undefined;
};

export type HeatRow = {
  readonly key: string;
  readonly label: string;
  /** How many the row is about, and the list they open. */
  readonly size: string;
  readonly sizeHref?: string | undefined;
  /** null: not over yet, left blank. */
  readonly cells: readonly (HeatCell | null)[];
  /** The line the rows add up to. */
  readonly isSum?: boolean | undefined;
};

type Props = {
  /** What the table holds, for those who hear it. */
  caption: string;
  /** What the rows are, what their sizes are, what the columns are: "First bought in", "Customers", "Months later". */
  headings: readonly [string, string, string];
  columns: readonly string[];
  rows: readonly HeatRow[];
  /** The share with the deepest tone. */
  most: number;
};

/** So many columns stand side by side on paper in the letters of the screen; more are set smaller. */
const paperFits = 18;

/** A table whose cells are toned by their share. It is a table: every cell is read aloud with its row and column. */
export function HeatMap({ caption, headings, columns, rows, most }: Props) {
  return (
    <figure className="my-2">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section aria-label={caption} tabIndex={0} className="relative scrolls-sideways">
        <table
          className={classes(
            "num w-full border-separate border-spacing-px text-xs",
            columns.length > paperFits && "print:text-[6pt]",
          )}
        >
          <caption className="sr-only">{caption}</caption>
          <Head headings={headings} columns={columns} />
          <tbody>
            {rows.map((row) => (
              <Line key={row.key} row={row} most={most} />
            ))}
          </tbody>
        </table>
      </section>
      <figcaption>
        <Scale most={most} />
      </figcaption>
    </figure>
  );
}

function Head({ headings: [what, size, ages], columns }: Pick<Props, "headings" | "columns">) {
  const looks = "py-1 font-medium text-ink-3";
  return (
    <thead>
      <tr>
        <th
          scope="col"
          rowSpan={2}
          className={classes(looks, "sticky left-0 w-px bg-paper pr-3 text-left align-bottom")}
        >
          {what}
        </th>
        <th scope="col" rowSpan={2} className={classes(looks, "w-px pr-2 text-right align-bottom")}>
          {size}
        </th>
        <th scope="colgroup" colSpan={columns.length} className={classes(looks, "pl-1 text-left")}>
          {ages}
        </th>
      </tr>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col" className={classes(looks, "min-w-8 text-center print:min-w-0")}>
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Line({ row: { label, size, sizeHref, cells, isSum }, most }: { row: HeatRow; most: number }) {
  return (
    <tr className={isSum ? "font-semibold" : undefined}>
      <th
        scope="row"
        className={classes(
          "sticky left-0 whitespace-nowrap bg-paper py-1 pr-3 text-left",
          isSum ? undefined : "font-normal",
        )}
      >
        {label}
      </th>
      <td className={"pr-2 text-right"}>{sizeHref ? <Link href={sizeHref}>{size}</Link> : size}</td>
      {cells.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns do not move
        <Cell key={index} cell={cell} most={most} isSum={isSum} />
      ))}
    </tr>
  );
}
