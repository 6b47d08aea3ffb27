"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { places } from "./places";

const Commands = dynamic(() => import("./commands"), { ssr: false });
const Keys = dynamic(() => import("./keys"), { ssr: false });

type Sheet = "commands" | "keys";

/** Single keys while nothing is being typed (a person may switch them off), and Ctrl or Cmd K for commands. */
export function Keyboard({ keysOff }: { keysOff: boolean }) {
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const press = usePresses(keysOff, setSheet);

  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [press]);

  const close = () => setSheet(null);
  if (sheet === "commands") return <Commands onClose={close} />;
  return sheet === "keys" ? <Keys keysOff={keysOff} onClose={close} /> : null;
}

function usePresses(keysOff: boolean, open: (sheet: Sheet) => void) {
  const router = useRouter();
  const afterG = useRef(false);
  return useCallback(
    (event: KeyboardEvent) => {
      const wentAfterG = afterG.current;
      afterG.current = false;
      if (event.key === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        open("commands");
        return;
      }
      if (keysOff || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (wentAfterG) {
        const place = places.find(({ key }) => key === event.key);
        if (place) router.push(place.href);
      } else if (event.key === "g") afterG.current = true;
      else if (event.key === "?") open("keys");
      else if (event.key === "/") focusFind(event);
    },
    [keysOff, open, router],
  );
}

function focusFind(event: KeyboardEvent) {
  const box = document.querySelector<HTMLInputElement>('input[name="q"]');
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=dialog]") !== null;
}
