import { Button } from "@/components/ui/button";
import { classes, controlClass } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";
import { EmptyState } from "@/components/ui/states";

type Hit = { id: string; name: string; place: string | null };

type Props = { customerId: string; q: string; hits: readonly Hit[] };

/** The search for the record that is to become one with this one. */
export function FindOther({ customerId, q, hits }: Props) {
  const here = `/customers/${customerId}/merge`;
  return (
    <div className="max-w-2xl">
      <search>
        <form action={here} method="get" className="flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={q}
            aria-label="Find the other record"
            placeholder="Number, name, e-mail or account"
            autoComplete="off"
            className={classes(controlClass, "h-11")}
          />
          <Button type="submit" look="primary" className="h-11">
            Find
          </Button>
        </form>
      </search>
      {q && hits.length === 0 ? (
        <EmptyState title="No other record like that.">Try the number, or a part of the name.</EmptyState>
      ) : null}
      <ul className="mt-4">
        {hits.map(({ id, name, place }) => (
          <li key={id} className="border-line border-t">
            <Link
              href={`${here}?with=${id}`}
              className="flex min-h-11 flex-wrap items-center gap-x-3 no-underline hover:underline"
            >
              <bdi className="font-medium">{name}</bdi>
              <span className="small text-ink-3">{place ?? "place not known"}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
