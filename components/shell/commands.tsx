"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { useRouter } from "next/navigation";
import { classes, controlClass } from "@/components/ui/classes";
import { Dialog } from "@/components/ui/dialog";
import { everyPlace } from "./places";

type Command = { value: string; label: string; href: string };

const commands: readonly Command[] = [
  ...everyPlace.map(({ href, label }) => ({ value: href, label: `Go to ${label}`, href })),
  ...[
    { label: "New customer", href: "/customers/new" },
    { label: "New decision", href: "/decisions/new" },
    { label: "Import a file", href: "/settings/imports" },
    { label: "My settings", href: "/settings/me" },
  ].map((act) => ({ ...act, value: act.href })),
];

/** Type a few letters, Enter goes there. */
export default function Commands({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const go = ({ href }: Command) => {
    onClose();
    router.push(href);
  };
  return (
    <Dialog title="Commands" titleHidden open onOpenChange={onClose}>
      <Autocomplete.Root open inline items={commands} autoHighlight="always" keepHighlight>
        <Autocomplete.Input
          aria-label="Type a command"
          placeholder="Type a command"
          className={classes(controlClass, "h-10 pointer-coarse:h-11")}
        />
        <Autocomplete.Empty>
          <p className="small pt-3 text-ink-3 empty:hidden">No such command. Esc closes.</p>
        </Autocomplete.Empty>
        <Autocomplete.List className="mt-3 outline-none empty:mt-0">
          {(command: Command) => (
            <Autocomplete.Item
              key={command.value}
              value={command}
              onClick={() => go(command)}
              className="flex min-h-9 cursor-pointer items-center rounded-md px-3 text-sm outline-none data-highlighted:bg-sunken pointer-coarse:min-h-11"
            >
              {command.label}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </Dialog>
  );
}
