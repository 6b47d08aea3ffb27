import { Link } from "@/components/ui/link";
import type { Person } from "./shell";

/** Who is signed in, and the way to their own settings (password, zone, hours, keys, signing out). */
export function PersonLine({ person }: { person: Person }) {
  return (
    <Link href="/settings/me" className="small block rounded-sm py-1 no-underline hover:underline">
      {person.name}
      <span className="block text-ink-3">
        {person.department}, {person.role}
      </span>
    </Link>
  );
}
