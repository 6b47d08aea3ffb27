import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { preparedSql } from "@/db/prepared";
import { type FiguresAnswer, figuresQuestion } from "../../counts/queries/figures";
import type { Lens } from "../../domain/lens";
import { earlyRepeatWindows, type Share, together, winBackDays } from "../../domain/returning";
import { wilson } from "../../domain/wilson";
import { firstPurchases, presence } from "./coming-and-going";
import { earlyRepeatByYear, gaps, winBack } from "./returning";
import { withSums } from "./sums";
import { type CurrencyTotal, lastYear, orders, topShare, totals } from "./value";

/** The lens; null threshold: none is set, and nothing that needs it is known. */
export type Asked = Omit<Lens, "segment"> & { segment?: string | null };

const figures = preparedSql<FiguresAnswer>(
  "customer_figures",
  sql`${withSums} select ${presence} as presence, ${firstPurchases} as "firstPurchases",
    json_build_object(${sql.join(
      earlyRepeatWindows.map((days) => sql`${sql.raw(`'${days}'`)}, ${earlyRepeatByYear(`window${days}`)}`),
      sql`, `,
    )}) as repeats,
    ${winBack} as "winBack", ${gaps} as gaps, ${topShare} as "topShare", ${lastYear} as "lastYear"`,
);

const recorded = preparedSql<{ totals: CurrencyTotal[]; orders: number }>(
  "customer_recorded",
  sql`select ${totals} as totals, ${orders} as orders`,
);

/** From the kept sums for everybody, from the members' histories for a segment. */
async function figuresOf(db: Database, lens: Lens): Promise<FiguresAnswer> {
  if (lens.segment !== null) return figuresQuestion.count(db, lens);
  const windows = Object.fromEntries(earlyRepeatWindows.map((days) => [`window${days}`, days]));
  const [row] = await figures(db, { ...lens, most: null, ...windows });
  if (!row) throw new Error("The question about customers had no answer.");
  return row;
}

/** Every customer number of a lens with its k, n and interval, as plain JSON for operators and other programs. */
export async function customerNumbers(db: Database, { asOf, lapseDays, segment = null }: Asked) {
  const lens = { asOf, lapseDays, segment };
  const [row, [all]] = [await figuresOf(db, lens), await recorded(db, lens)];
  if (!all) throw new Error("The question about purchases had no answer.");
  const { customers, notYetBought, active } = row.presence;
  return {
    ...{ ...lens, customers, notYetBought, orders: all.orders, totals: all.totals },
    active: lapseDays === null ? null : withInterval({ k: active, n: customers, unfinished: 0 }),
    firstPurchases: row.firstPurchases,
    earlyRepeat: earlyRepeatWindows.map((days) => ({
      windowDays: days,
      ...withInterval(together(row.repeats[days] ?? [])),
    })),
    winBack: row.winBack && {
      windowDays: winBackDays,
      stock: { on: row.winBack.stockOn, ...withInterval(row.winBack.stock) },
      lapses: withInterval(together(row.winBack.byYear)),
    },
    gaps: row.gaps,
    topFifth: row.topShare,
    lastYear: row.lastYear,
  };
}

function withInterval(share: Share) {
  return { ...share, rate: share.n > 0 ? share.k / share.n : null, interval: wilson(share.k, share.n) };
}
