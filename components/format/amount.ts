type Minor = number | bigint;

const formats = new Map<string, Intl.NumberFormat>();

/** Integer minor units and a currency in words: 21400 GBP -> "£214.00". `round` leaves the pence out, for large sums. */
export function formatMoney(minor: Minor, currency: string, round = false): string {
  const digits = formatOf(currency, false).resolvedOptions().maximumFractionDigits ?? 2;
  return formatOf(currency, round).format(decimal(BigInt(minor), digits));
}

// As text, so that no sum is too large to be exact.
function decimal(minor: bigint, digits: number): Intl.StringNumericLiteral {
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, "0");
  const cut = text.length - digits;
  const amount = `${minor < 0n ? "-" : ""}${text.slice(0, cut)}${digits ? `.${text.slice(cut)}` : ""}`;
  return amount as Intl.StringNumericLiteral;
}

function formatOf(currency: string, round: boolean): Intl.NumberFormat {
  const key = `${currency} ${round}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat("en-GB", {
    style: "currency",
    currency,
    ...(round ? { maximumFractionDigits: 0 } : {}),
  });
  formats.set(key, format);
  return format;
}
