/** The rooms of the house, in the order of the rail. `key` is the second key after g. */
export const places = [
  { href: "/", label: "Find", key: "c" },
  { href: "/customers", label: "Customers" },
  { href: "/waiting", label: "Waiting for me" },
  { href: "/promises", label: "Promises", key: "p" },
  { href: "/issues", label: "Issues" },
  { href: "/unhappy", label: "Very unhappy" },
  { href: "/ahead", label: "Coming up" },
  { href: "/decisions", label: "Decisions", key: "d" },
  { href: "/numbers", label: "Numbers" },
  { href: "/board", label: "Board", key: "b" },
  { href: "/governance", label: "Governance" },
  { href: "/settings", label: "Settings" },
] as const satisfies readonly { href: string; label: string; key?: string }[];

/** The room a path lies in; one customer's pages belong to Find. */
export function placeOf(path: string): string | undefined {
  if (path === "/customers" || path === "/duplicates") return "/customers";
  if (path === "/" || path.startsWith("/customers") || path.startsWith("/call")) return "/";
  return places.find(({ href }) => href !== "/" && (path === href || path.startsWith(`${href}/`)))?.href;
}
