const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** 2341 -> "2,341". */
export function formatCount(n: number): string {
  return whole.format(n);
}

const exact = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 6 });

/** A measured number as it stands: 8.75 -> "8.75". */
export function formatNumber(n: number): string {
  return exact.format(n);
}

/** "1 promise", "2,341 promises". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${formatCount(n)} ${n === 1 ? one : many}`;
}

/** A share as a percentage that never rounds up to all or down to none: 997 of 1,000 is "99.7%", not "100%". */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return "under 0.1%";
  if (percent < 100 && percent >= 99.95) return "over 99.9%";
  const fine = (percent > 0 && percent < 0.5) || (percent < 100 && percent >= 99.5);
  return `${(fine ? oneDecimal : whole).format(percent)}%`;
}

/** "a, b and c". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

/** A length of time as one says it aloud: 148 months are "12 years 4 months". */
export function formatLength(months: number): string {
  const years = Math.floor(months / 12);
  const parts = [years ? counted(years, "year") : "", months % 12 ? counted(months % 12, "month") : ""];
  return parts.filter(Boolean).join(" ") || "less than a month";
}

/** The same, rounded for a list: "12 years", "8 months". */
export function formatRoughLength(months: number): string {
  return months < 12 ? formatLength(months) : counted(Math.floor(months / 12), "year");
}
