"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

type Props = {
  title: ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Heard, not seen: for a dialog whose first field says what it is. */
  titleHidden?: boolean | undefined;
  children: ReactNode;
};

/** A sheet over the page; Esc and a click beside it close it. Nothing that must work without JavaScript lives in one. */
export function Dialog({ title, open, onOpenChange, titleHidden, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[#00000055] print:hidden" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-50 max-h-[76vh] w-[min(34rem,calc(100vw-2rem))] -translate-x-1/2 overflow-y-auto rounded-md border border-line-strong bg-surface p-5 outline-none print:hidden">
          <Base.Title className={titleHidden ? "sr-only" : "mb-3 font-semibold"}>{title}</Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
