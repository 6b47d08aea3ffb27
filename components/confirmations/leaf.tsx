import type { ReactNode } from "react";

type Props = { house: string | null; children: ReactNode };

/** A page for customers: the name they know us by, and one thing. */
export function Leaf({ house, children }: Props) {
  return (
    <main id="main" className="mx-auto min-h-dvh max-w-[30rem] px-5 py-8 md:px-8 md:py-16">
      {house ? <p className="font-semibold font-serif text-[1.0625rem]">{house}</p> : null}
      <div className={house ? "mt-8 md:mt-12" : undefined}>{children}</div>
    </main>
  );
}
