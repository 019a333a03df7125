const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * Whether a request may read the site by its Host header. A site that only this machine may read is asked for under
 * this machine's names alone; else any web page could have its own name point here and read the incidents through the
 * reader's browser. `TOCSIN_ALLOWED_HOSTS` adds names, for a proxy in front.
 */
export function isAllowedHost(header: string | undefined, listenHost: string, extra: readonly string[]): boolean {
	if (!LOOPBACK.has(listenHost)) return true;
	const name = (header ?? '').replace(/:\d+$/, '').toLowerCase();
	return LOOPBACK.has(name) || name.endsWith('.localhost') || extra.includes(name);
}
