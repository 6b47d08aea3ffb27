import type { ReactNode } from "react";

type Props = { title: ReactNode; lead?: ReactNode; wide?: boolean; children: ReactNode };

/** A page before the shell: the name of the house, one thing to do. */
export function Door({ title, lead, wide = false, children }: Props) {
  return (
    <main id="main" className="mx-auto min-h-dvh px-5 py-8 md:px-8 md:py-14">
      <div className={wide ? "mx-auto max-w-[46rem]" : "mx-auto max-w-[25rem]"}>
        <p className="font-semibold font-serif text-[1.0625rem]">Standpoint</p>
        <h1 className="headline mt-6 md:mt-10">{title}</h1>
        {lead ? <p className="mt-2 max-w-prose text-ink-2">{lead}</p> : null}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  );
}
