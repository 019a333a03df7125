import { expect, test } from 'vitest';
import { fixesInMessage } from './fixes-in-message.ts';

test.each([
	['Fixes INC-2026-0042#A2', ['INC-2026-0042#A2']],
	['Watch the pool\n\nfixed: inc-2026-0042#a2', ['INC-2026-0042#A2']],
	[
		'Closes INC-2026-0042#A2, INC-2026-0042#A3 and INC-2025-12345#A10.',
		['INC-2026-0042#A2', 'INC-2026-0042#A3', 'INC-2025-12345#A10'],
	],
	['Resolves INC-2026-0042#A2\nFixes INC-2026-0042#A2', ['INC-2026-0042#A2']],
	['See INC-2026-0042#A2', []],
	['Prefixes INC-2026-0042#A2', []],
	['Fixes INC-2026-0042', []],
	['Fixes INC-2026-0042#A2x', []],
	['Fixes INC-2026-0042#B2', []],
	['Revert "Watch the pool"\n\nFixes INC-2026-0042#A2', []],
	['', []],
])('%j', (message, fixes) => {
	expect(fixesInMessage(message).map(({ incident, action }) => `${incident}#${action}`)).toEqual(fixes);
});
