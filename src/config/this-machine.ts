/** Whether a URL leads to this very machine, as far as its text tells: by a name or number that every machine has. */
export function leadsHere(url: string): boolean {
  const host = new URL(url).hostname.replace(/\.$/, '');
  return /^((.+\.)?localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f[0-9a-f]{2}:[0-9a-f]+|0:0)\])$/.test(host);
}
