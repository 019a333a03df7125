/** Whether a token may be sent to an address: not in the clear, but to a test server on this machine. */
export function isSafeUrl(url: string): boolean {
	return /^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url);
}
