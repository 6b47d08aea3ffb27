import { Tabs } from "@/components/ui/tabs";

const rooms = [
  { href: "/charter", label: "In force" },
  { href: "/charter/versions", label: "Versions" },
  { href: "/charter/brand", label: "Brand promises" },
] as const;

/** Stands under the headline of every page of the charter. */
export function CharterNav({ current }: { current: (typeof rooms)[number]["href"] }) {
  return <Tabs label="Charter" tabs={rooms.map((room) => ({ ...room, current: room.href === current }))} />;
}
