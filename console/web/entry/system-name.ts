/** The device's system as its owner calls it, for the list of sessions. */
export function systemName(agent: string = navigator.userAgent): string {
  if (/iPhone|iPad/.test(agent)) return 'iOS';
  if (/Android/.test(agent)) return 'Android';
  if (/Windows/.test(agent)) return 'Windows';
  if (/Mac OS X/.test(agent)) return 'macOS';
  return 'Linux';
}
