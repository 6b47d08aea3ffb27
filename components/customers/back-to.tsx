import { Link } from "@/components/ui/link";

/** Whose page this belongs to, and the way back to the brief. */
export function BackTo({ customer }: { customer: { id: string; name: string } }) {
  return (
    <Link href={`/customers/${customer.id}`} className="inline-flex items-center pointer-coarse:min-h-11">
      <bdi className="line-clamp-1">{customer.name}</bdi>
    </Link>
  );
}
