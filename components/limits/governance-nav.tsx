import { Tabs } from "@/components/ui/tabs";

const rooms = [
  { href: "/governance", label: "Definition" },
  { href: "/governance/advocates", label: "Advocates" },
  { href: "/governance/briefings", label: "Briefings" },
  { href: "/governance/limits", label: "Limits" },
  { href: "/governance/extra-miles", label: "Extra miles" },
  { href: "/governance/seals", label: "Seals" },
  { href: "/governance/research", label: "Research" },
  { href: "/governance/exposures", label: "On the floor" },
  { href: "/governance/documents", label: "Documents" },
] as const;

/** Stands under the headline of every page of governance. */
export function GovernanceNav({ current }: { current: (typeof rooms)[number]["href"] }) {
  return (
    <div className="pb-5">
      <Tabs label="Governance" tabs={rooms.map((room) => ({ ...room, current: room.href === current }))} />
    </div>
  );
}
