import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { preparedSql } from "@/db/prepared";
import type { MonthOfCustomers, Presence } from "../../domain/customer-numbers";
import type { PlainDate } from "../../domain/plain-date";
import {
  earlyRepeatWindows,
  type Share,
  type ShareOfYear,
  together,
  type WinBack,
  winBackDays,
} from "../../domain/returning";
import type { Concentration, GapsSeen, YearOfPurchases } from "../../domain/value";
import { wilson } from "../../domain/wilson";
import { firstPurchases, presence, twelveMonths } from "./coming-and-going";
import { earlyRepeatByYear, gaps, winBack } from "./returning";
import { type CurrencyTotal, lastYear, orders, topShare, totals } from "./value";

/** The day the figures speak of; null threshold: none is set, and nothing that needs it is known. */
export type Asked = { asOf: PlainDate; lapseDays: number | null };

export type CustomerPicture = {
  presence: Presence;
  months: MonthOfCustomers[];
  earlyRepeat: ShareOfYear[];
  winBack: WinBack | null;
  gaps: GapsSeen;
  topShare: Concentration;
  lastYear: YearOfPurchases;
};

const picture = preparedSql<CustomerPicture>(
  "customer_picture",
  sql`select ${presence} as presence, ${twelveMonths} as months, ${earlyRepeatByYear("windowDays")} as "earlyRepeat",
    ${winBack} as "winBack", ${gaps} as gaps, ${topShare} as "topShare", ${lastYear} as "lastYear"`,
);

/** What the page of customer numbers shows, in one round trip. */
export async function getCustomerPicture(
  db: Database,
  { asOf, lapseDays, windowDays }: Asked & { windowDays: number },
): Promise<CustomerPicture> {
  const [row] = await picture(db, { asOf, lapseDays, windowDays, winBackDays });
  if (!row) throw new Error("The question about customers had no answer.");
  return row;
}

type Figures = Omit<CustomerPicture, "earlyRepeat" | "months"> & {
  totals: CurrencyTotal[];
  orders: number;
  firstPurchases: { year: number; customers: number }[];
  repeats: Record<string, ShareOfYear[]>;
};

const figures = preparedSql<Figures>(
  "customer_figures",
  sql`select ${totals} as totals, ${orders} as orders, ${presence} as presence, ${firstPurchases} as "firstPurchases",
    json_build_object(${sql.join(
      earlyRepeatWindows.map((days) => sql`${sql.raw(`'${days}'`)}, ${earlyRepeatByYear(`window${days}`)}`),
      sql`, `,
    )}) as repeats,
    ${winBack} as "winBack", ${gaps} as gaps, ${topShare} as "topShare", ${lastYear} as "lastYear"`,
);

/** Every customer number of a day with its k, n and interval, as plain JSON for operators and other programs. */
export async function customerNumbers(db: Database, { asOf, lapseDays }: Asked) {
  const windows = Object.fromEntries(earlyRepeatWindows.map((days) => [`window${days}`, days]));
  const [row] = await figures(db, { asOf, lapseDays, winBackDays, ...windows });
  if (!row) throw new Error("The question about customers had no answer.");
  const { customers, notYetBought, active } = row.presence;
  return {
    ...{ asOf, lapseDays, customers, notYetBought, orders: row.orders, totals: row.totals },
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
