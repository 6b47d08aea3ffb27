"use client";

import { useEffect, useRef, useState } from "react";
import { readAmount } from "@/server/domain/amount";
import { type CountedLine, type PlanTarget, planFaultsOf, planKinds, planSum } from "@/server/domain/plan";
import { arithmetic } from "./plan-words";
import { SumNote } from "./sum-note";

type Props = { currency: string; minorDigits: number; active: number | null };
type Typed = { lines: CountedLine[]; target: PlanTarget };

/** What the lines come to while one types. Without a script the sum is there once it is saved. */
export function LiveSum({ currency, minorDigits, active }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  useEffect(() => {
    const form = place.current?.closest("form");
    if (!form) return;
    const read = () => setTyped(typedIn(new FormData(form), minorDigits));
    read();
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, [minorDigits]);
  return (
    <div ref={place} aria-live="polite">
      {typed && typed.lines.length > 0 ? <Sum {...typed} currency={currency} active={active} /> : null}
    </div>
  );
}

function Sum({ lines, target, currency, active }: Typed & Omit<Props, "minorDigits">) {
  const sum = planSum(lines, target, active);
  return (
    <>
      <p className="num break-words text-ink-2 text-sm">{arithmetic(sum, currency)}</p>
      <SumNote {...sum} faults={planFaultsOf(lines, target, active)} currency={currency} />
    </>
  );
}

/** What can be read so far; a line that is not finished is left out. */
function typedIn(data: FormData, minorDigits: number): Typed {
  const text = (name: string) => String(data.get(name) ?? "").trim();
  const lines = Array.from({ length: 24 }, (_, place): CountedLine | null => {
    const kind = planKinds.find((each) => each === text(`lines.${place}.kind`));
    const customers = countOf(text(`lines.${place}.customers`));
    const valueMinor = readAmount(text(`lines.${place}.value`), "point", minorDigits);
    return kind && customers !== null && valueMinor !== null && valueMinor >= 0
      ? { kind, customers, valueMinor }
      : null;
  });
  return {
    lines: lines.filter((line) => line !== null),
    target: {
      valueMinor: readAmount(text("target"), "point", minorDigits),
      customers: countOf(text("targetCustomers")),
    },
  };
}

function countOf(text: string): number | null {
  const bare = text.replace(/[\s,]/g, "");
  return /^\d{1,8}$/.test(bare) ? Number(bare) : null;
}
