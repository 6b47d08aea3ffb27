"use client";

import { useFormStatus } from "react-dom";

type PersonaRow = { id: string; name: string; part: string; does: string; department: string };

type Props = { personas: readonly PersonaRow[]; next: string; action: (data: FormData) => Promise<void> };

/** The people of the demo, one press each. */
export function PersonaList({ personas, next, action }: Props) {
  return (
    <ul className="border-line border-b">
      {personas.map((persona) => (
        <li key={persona.id} className="border-line border-t">
          <form action={action}>
            <input type="hidden" name="personId" value={persona.id} />
            <input type="hidden" name="next" value={next} />
            <PersonaButton {...persona} />
          </form>
        </li>
      ))}
    </ul>
  );
}

function PersonaButton({ name, part, does, department }: PersonaRow) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      disabled={pending}
      className="group -mx-2 grid w-[calc(100%+1rem)] items-baseline gap-x-6 rounded-md px-2 py-2.5 text-left hover:bg-sunken disabled:opacity-60 md:grid-cols-[13rem_1fr]"
    >
      <span className="min-w-0">
        <span className="font-medium underline decoration-line-strong underline-offset-3 group-hover:decoration-current">
          {name}
        </span>
        <span className="small block text-ink-3">{pending ? "Opening the door…" : `${part} · ${department}`}</span>
      </span>
      <span className="small text-ink-2 md:text-[0.9375rem]">{does}</span>
    </button>
  );
}
