"use client";

import type { ReactNode } from "react";

/** One thing to know, on its own hairline. */
export function Line({ children }: { children: ReactNode }) {
  return <li className="border-line border-t py-[0.4375rem]">{children}</li>;
}

export function Quiet({ children }: { children: ReactNode }) {
  return <span className="text-ink-3">{children}</span>;
}
