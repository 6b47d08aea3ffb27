import { Tabs } from "@/components/ui/tabs";

/** The rooms of recognition, in the order of use. */
const rooms = [
  { href: "/recognition", label: "Due and ahead" },
  { href: "/recognition/calls", label: "Thank-you calls" },
  { href: "/recognition/advocacy", label: "Advocacy" },
  { href: "/recognition/stories", label: "Stories" },
  { href: "/recognition/colleagues", label: "Colleagues" },
] as const;

type Props = { current: (typeof rooms)[number]["href"] };

/** Stands under the headline of every page of recognition. */
export function RecognitionNav({ current }: Props) {
  return (
    <div className="pb-4">
      <Tabs label="Recognition" tabs={rooms.map((room) => ({ ...room, current: room.href === current }))} />
    </div>
  );
}
