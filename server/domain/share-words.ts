/** A share in whole per cent that never rounds up to all or down to none. */
export function shareInWords(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 100 && share < 1) return "over 99%";
  if (whole === 0 && share > 0) return "under 1%";
  return `${whole}%`;
}
