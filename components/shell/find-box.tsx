import { classes, controlClass } from "@/components/ui/classes";

/** A plain form: Enter finds, with or without JavaScript. */
export function FindBox({ keysOff }: { keysOff: boolean }) {
  return (
    <search className="relative min-w-0 max-w-[32.5rem] flex-1">
      <form action="/" method="get">
        <input
          type="search"
          name="q"
          aria-label="Find a customer"
          aria-keyshortcuts={keysOff ? undefined : "/"}
          placeholder="Number, name, e-mail or account"
          autoComplete="off"
          spellCheck={false}
          className={classes(controlClass, "h-[2.375rem] pointer-coarse:h-11", !keysOff && "md:pr-12")}
        />
        {keysOff ? null : (
          <span aria-hidden="true" className="pointer-events-none absolute top-2 right-3 hidden md:block">
            <kbd>/</kbd>
          </span>
        )}
      </form>
    </search>
  );
}
