import { expect, test } from 'vitest';
import { isAllowedHost } from './allowed-host.ts';

test.each([
	['127.0.0.1:4321', '127.0.0.1', true],
	['localhost:4321', '127.0.0.1', true],
	['LOCALHOST', '127.0.0.1', true],
	['[::1]:4321', '127.0.0.1', true],
	['tocsin.localhost:4321', '127.0.0.1', true],
	['tocsin.example.com', '127.0.0.1', true],
	['evil.example.com:4321', '127.0.0.1', false],
	['127.0.0.1.evil.example.com', '127.0.0.1', false],
	[undefined, '127.0.0.1', false],
	['evil.example.com', '0.0.0.0', true],
])('host %s on %s: %s', (header, listenHost, allowed) => {
	expect(isAllowedHost(header, listenHost, ['tocsin.example.com'])).toBe(allowed);
});
