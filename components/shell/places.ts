/** A room of the house. `key` is the second key after g; `within`: what lies in it and is shown once one is there. */
type Place = { href: string; label: string; key?: string; within?: readonly Place[] };

/** The rooms in the order of the rail. */
export const places: readonly Place[] = [
  { href: "/", label: "Find", key: "c" },
  { href: "/waiting", label: "Waiting for me" },
  { href: "/inbox", label: "Inbox" },
  {
    href: "/customers",
    label: "Customers",
    within: [
      { href: "/issues", label: "Issues" },
      { href: "/unhappy", label: "Very unhappy" },
      { href: "/warnings", label: "Early warning" },
      { href: "/ahead", label: "Coming up" },
      { href: "/segments", label: "Segments" },
      { href: "/duplicates", label: "Duplicates" },
    ],
  },
  {
    href: "/promises",
    label: "Promises",
    key: "p",
    within: [
      { href: "/promises/rate", label: "Kept rate" },
      { href: "/promises/broken", label: "To put right" },
      { href: "/promises/listening", label: "Listening" },
      { href: "/charter", label: "Charter" },
    ],
  },
  { href: "/recognition", label: "Recognition" },
  {
    href: "/decisions",
    label: "Decisions",
    key: "d",
    within: [
      { href: "/decisions/feed", label: "Feed" },
      { href: "/decisions/notices", label: "Notices" },
      { href: "/decisions/calibration", label: "How well we decide" },
    ],
  },
  { href: "/numbers", label: "Numbers" },
  { href: "/board", label: "Board", key: "b" },
  { href: "/governance", label: "Governance" },
  { href: "/settings", label: "Settings" },
];

/** Every room and what lies in them, each before its own. */
export const everyPlace: readonly Place[] = places.flatMap((place) => [place, ...(place.within ?? [])]);

/** The room a path lies in, the innermost; one customer's pages belong to Find. */
export function placeOf(path: string): string | undefined {
  if (path === "/customers") return path;
  if (path === "/" || path.startsWith("/customers") || path.startsWith("/call")) return "/";
  const around = everyPlace.filter(({ href }) => href !== "/" && (path === href || path.startsWith(`${href}/`)));
  return around.sort((a, b) => b.href.length - a.href.length)[0]?.href;
}
