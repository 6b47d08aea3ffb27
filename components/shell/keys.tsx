"use client";

import { Dialog } from "@/components/ui/dialog";

const keys = [
  { press: ["/"], does: "Find a customer" },
  { press: ["g", "c"], does: "Go to customers" },
  { press: ["g", "p"], does: "Go to promises" },
  { press: ["g", "d"], does: "Go to decisions" },
  { press: ["g", "b"], does: "Go to the board" },
  { press: ["?"], does: "Show these keys" },
];
const always = [
  { press: ["Ctrl", "K"], does: "Commands (on a Mac: Cmd K)" },
  { press: ["Esc"], does: "Close what is open" },
];

/** What the keys do. */
export default function Keys({ keysOff, onClose }: { keysOff: boolean; onClose: () => void }) {
  return (
    <Dialog title="Keys" open onOpenChange={onClose}>
      <dl className="text-sm">
        {[...(keysOff ? [] : keys), ...always].map(({ press, does }) => (
          <div key={does} className="flex items-center justify-between border-line border-t py-2">
            <dt>{does}</dt>
            <dd className="flex gap-1">
              {press.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <p className="small mt-3 text-ink-3">Single keys can be switched off in your own settings.</p>
    </Dialog>
  );
}
