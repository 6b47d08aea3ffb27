import type { DecimalMark } from "./amount";
import type { DayOrder } from "./import-day";
import type { AmountLook, ColumnLook, DayLook, FileLook } from "./import-look";

/** How the days (or amounts) of a column can be read: how many in each way, how many only in one, and doubtful ones. */
export type Written<Way extends string> = {
  header: string;
  of: number;
  readable: Record<Way, number>;
  /** How many fit several ways with different meanings, and examples of them. */
  open: number;
  openExamples: string[];
  none: number;
  noneExamples: string[];
};

/** The columns that hold days, and how these can be read. */
export function writtenDays(look: FileLook): Written<DayOrder>[] {
  return look.columns.filter(({ days }) => isMostly(daysRead(days), days.none)).map(daysOf);
}

/** The columns that hold amounts with decimals or thousands, and how these can be read. */
export function writtenAmounts(look: FileLook): Written<DecimalMark>[] {
  const hasMarks = ({ amounts }: ColumnLook) => amounts.point + amounts.comma + amounts.open > 0;
  return look.columns
    .filter((column) => hasMarks(column) && isMostly(amountsRead(column.amounts), column.amounts.none))
    .map(amountsOf);
}

function isMostly(read: number, none: number): boolean {
  return read > 0 && read >= (read + none) * 0.5;
}

function daysRead({ ymd, dmy, mdy, open }: DayLook): number {
  return ymd + dmy + mdy + open;
}

/** Days that begin with their year, or name their month, are read in any order. */
function daysOf({ header, days }: ColumnLook): Written<DayOrder> {
  const { ymd, dmy, mdy, open, none, examples } = days;
  const readable = { ymd, dmy: ymd + dmy + open, mdy: ymd + mdy + open };
  return {
    header,
    of: daysRead(days) + none,
    readable,
    open,
    openExamples: examples.open,
    none,
    noneExamples: examples.none,
  };
}

function amountsRead({ same, point, comma, open }: AmountLook): number {
  return same + point + comma + open;
}

function amountsOf({ header, amounts }: ColumnLook): Written<DecimalMark> {
  const { same, point, comma, open, none, examples } = amounts;
  const readable = { point: same + point + open, comma: same + comma + open };
  return {
    header,
    of: amountsRead(amounts) + none,
    readable,
    open,
    openExamples: examples.open,
    none,
    noneExamples: examples.none,
  };
}
