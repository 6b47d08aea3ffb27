import { Link } from "@/components/ui/link";
import { NotKnown } from "./not-known";
import { counted, formatCount } from "./words";

type Props = {
  n: number | null;
  one?: string | undefined;
  many?: string | undefined;
  /** The rows behind the number. */
  href?: string | undefined;
};

/** A count that opens its rows: "3 promises". */
export function Count({ n, one, many, href }: Props) {
  if (n === null) return <NotKnown />;
  const words = one ? counted(n, one, many) : formatCount(n);
  return href ? (
    <Link href={href} className="num">
      {words}
    </Link>
  ) : (
    <span className="num">{words}</span>
  );
}
