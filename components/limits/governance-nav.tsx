import { Tabs } from "@/components/ui/tabs";

const rooms = [
  { href: "/governance", label: "Definition" },
  { href: "/governance/limits", label: "Limits" },
  { href: "/governance/extra-miles", label: "Extra miles" },
] as const;

/** Stands under the headline of every page of governance. */
export function GovernanceNav({ current }: { current: (typeof rooms)[number]["href"] }) {
  return (
    <div className="pb-5">
      <Tabs label="Governance" tabs={rooms.map((room) => ({ ...room, current: room.href === current }))} />
    </div>
  );
}
