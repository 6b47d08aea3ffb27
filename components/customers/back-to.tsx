import { PromiseLink } from "@/components/promises/promise-link";
import { Link } from "@/components/ui/link";

/** Whose page this belongs to, and the way back to the brief; a promise to them is one act away. */
export function BackTo({ customer }: { customer: { id: string; name: string } }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <Link href={`/customers/${customer.id}`} className="inline-flex items-center pointer-coarse:min-h-11">
        <bdi className="line-clamp-1">{customer.name}</bdi>
      </Link>
      <PromiseLink customer={customer} />
    </span>
  );
}
