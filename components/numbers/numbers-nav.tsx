import { Tabs } from "@/components/ui/tabs";

const rooms = [
  { href: "/numbers", label: "Overview" },
  { href: "/numbers/retention", label: "Retention" },
  { href: "/numbers/value", label: "Value" },
  { href: "/numbers/experience", label: "Experience" },
  { href: "/numbers/structure", label: "Structure" },
  { href: "/numbers/plans", label: "Plans" },
  { href: "/numbers/reports", label: "Reports" },
] as const;

export type RoomHref = (typeof rooms)[number]["href"];

/** Stands under the headline of every page of customer numbers; one below a room names the room it belongs to. */
export function NumbersNav({ current }: { current: RoomHref }) {
  return (
    <div className="pb-4">
      <Tabs label="Customer numbers" wraps tabs={rooms.map((room) => ({ ...room, current: room.href === current }))} />
    </div>
  );
}
