import { Tabs } from "@/components/ui/tabs";
import { can, type Holder } from "@/server/domain/permissions";

const places = [
  { href: "/settings/me", label: "My settings", needs: "account:own" },
  { href: "/settings/people", label: "People", needs: "person:read" },
  { href: "/settings/departments", label: "Departments", needs: "person:read" },
  { href: "/settings/calendars", label: "Calendars", needs: "person:read" },
  { href: "/settings/organisation", label: "Organisation", needs: "settings:manage" },
  { href: "/settings/decisions", label: "Decisions", needs: "settings:manage" },
  { href: "/settings/bands", label: "Value bands", needs: "number:read" },
  { href: "/settings/stages", label: "Journey stages", needs: "settings:manage" },
  { href: "/settings/milestones", label: "Milestones", needs: "customer:read" },
  { href: "/settings/mail", label: "Mail", needs: "settings:manage" },
  { href: "/settings/imports", label: "Imports", needs: "import:run" },
  { href: "/settings/scores", label: "Scores", needs: "score:import" },
] as const;

/** The rooms of the settings that this person may enter. */
export function SettingsTabs({ current, person }: { current: (typeof places)[number]["href"]; person: Holder }) {
  const open = places.filter(({ needs }) => can(person, needs));
  return (
    <div className="mb-6">
      <Tabs label="Settings" tabs={open.map(({ href, label }) => ({ href, label, current: href === current }))} />
    </div>
  );
}
