/** An NHS number without the spaces and hyphens in which sources write it. */
export function tenDigits(nhsNumber: string): string {
  return nhsNumber.replace(/[\s-]/g, '');
}
