import { formatMoney } from "./amount";
import { NotKnown } from "./not-known";

type Props = {
  minor: number | bigint | null;
  currency: string;
  round?: boolean | undefined;
  unknown?: string | undefined;
};

/** Money from integer minor units. */
export function Money({ minor, currency, round, unknown }: Props) {
  if (minor === null) return <NotKnown words={unknown} />;
  return <span className="num whitespace-nowrap">{formatMoney(minor, currency, round)}</span>;
}
