/** Joins class names, leaving out what is not there. */
export function classes(...parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}

/** What every box one can type into looks like. 16 px where a finger types: phones zoom into anything smaller. */
export const controlClass =
  "block w-full min-w-0 rounded-md border border-control bg-surface px-3 text-ink text-[0.9375rem] pointer-coarse:text-base aria-invalid:border-broken aria-invalid:outline-1 aria-invalid:outline-broken focus-visible:outline-2 focus-visible:outline-focus disabled:bg-sunken disabled:text-ink-3 print:border-line";

export type ButtonLook = "plain" | "primary" | "quiet" | "danger";

const looks: Record<ButtonLook, string> = {
  plain: "border-control bg-surface text-ink hover:bg-sunken",
  primary: "border-kept bg-kept text-paper hover:opacity-90",
  quiet:
    "border-transparent text-ink-2 underline decoration-line-strong underline-offset-3 hover:text-ink hover:decoration-current",
  danger: "border-broken bg-surface text-broken hover:bg-broken-soft",
};

const sizes = {
  normal: "h-9 px-3.5 text-sm pointer-coarse:h-11",
  small: "h-7 px-2 text-[0.8125rem] pointer-coarse:h-11 pointer-coarse:px-3",
};

export function buttonClass(look: ButtonLook = "plain", size: keyof typeof sizes = "normal"): string {
  return classes(
    "inline-flex shrink-0 items-center justify-center gap-2 whitespace-nowrap rounded-md border font-medium leading-none no-underline print:hidden disabled:opacity-60",
    looks[look],
    sizes[size],
  );
}
