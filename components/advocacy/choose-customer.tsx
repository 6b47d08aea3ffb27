import { Button } from "@/components/ui/button";
import { classes, controlClass } from "@/components/ui/classes";
import { Link } from "@/components/ui/link";

type Hit = { id: string; name: string; place: string | null; handle: string | null };

type Props = {
  /** The page itself; a choice comes back to it as `with`. */
  here: string;
  /** What the page must keep in its address. */
  keep?: Readonly<Record<string, string>>;
  label: string;
  q: string;
  hits: readonly Hit[];
};

/** Finds the customer who is meant: a search by a form, and each hit a link back to the page. */
export function ChooseCustomer({ here, keep = {}, label, q, hits }: Props) {
  return (
    <div className="max-w-2xl">
      <search>
        <form action={here} method="get" className="flex gap-2">
          {Object.entries(keep).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input
            type="search"
            name="q"
            defaultValue={q}
            aria-label={label}
            placeholder="Number, name, e-mail or account"
            autoComplete="off"
            className={classes(controlClass, "h-11")}
          />
          <Button type="submit" look="primary" className="h-11">
            Find
          </Button>
        </form>
      </search>
      {q && hits.length === 0 ? <p className="py-4 text-ink-2">Nobody is known by “{q}”.</p> : null}
      <ul className="mt-4">
        {hits.map(({ id, name, place, handle }) => (
          <li key={id} className="border-line border-t">
            <Link
              href={`${here}?${new URLSearchParams({ ...keep, with: id })}`}
              className="flex min-h-11 flex-wrap items-center gap-x-3 no-underline hover:underline"
            >
              <bdi className="font-medium">{name}</bdi>
              <span className="small text-ink-3">
                {[place, handle].filter(Boolean).join(" · ") || "place not known"}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
