import { formatShare } from "@/components/format/words";

/** Whether a rate is read as a share or as so many per 100, and what its parts are called; `isFull`: the axis goes up to 1. */
export type RateScale = { unit: "share" | "per 100"; isFull: boolean; k: string; n: string; rate: string };

const oneDecimal = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

export function formatRate({ unit }: RateScale, rate: number): string {
  return unit === "share" ? formatShare(rate) : oneDecimal.format(rate * 100);
}
