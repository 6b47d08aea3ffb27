"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

const never = () => () => {};

/** Prints the page. Without a script there is no such button: the browser's own menu prints as well. */
export function PrintButton() {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isAlive ? (
    <Button size="small" onClick={() => window.print()}>
      Print
    </Button>
  ) : null;
}
