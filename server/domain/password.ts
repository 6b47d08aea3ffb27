/** Long enough to guess-proof a password that is also rate-limited and slow to check (NIST SP 800-63B asks for length, not signs). */
export const passwordLeast = 12;
/** A bound for the work of hashing, not a judgement. */
export const passwordMost = 200;

type Whose = { name: string; email: string };

/**
 * Why a new password will not do, as a sentence, or null when it will.
 * Length counts characters as people see them; no mix of signs is asked for. Refused are passwords made of the
 * person's own name or e-mail and passwords of fewer than five different signs ("aaaaaaaaaaaa", "121212121212").
 */
export function passwordFault(password: string, whose: Whose): string | null {
  const signs = [...password];
  if (signs.length < passwordLeast) return `Please use at least ${passwordLeast} characters: a few words do well.`;
  if (signs.length > passwordMost) return `Please use at most ${passwordMost} characters.`;
  if (new Set(signs).size < 5) return "That repeats the same few characters. Please use a few words instead.";
  if (isMadeOf(password, whose)) return "That is your own name or e-mail, which others would try first.";
  return null;
}

/** Whether little is left of the password once the person's own names are taken out of it. */
function isMadeOf(password: string, { name, email }: Whose): boolean {
  const [local = ""] = email.toLowerCase().split("@");
  const parts = [email.toLowerCase(), local, ...local.split(/[._-]/), ...name.toLowerCase().split(/\s+/)];
  const known = parts.filter((part) => part.length >= 3).sort((a, b) => b.length - a.length);
  const rest = known.reduce((left, part) => left.replaceAll(part, ""), password.toLowerCase());
  return rest.length < password.length && rest.length < 6;
}
