import { expect, test } from 'vitest';
import { formatIncidentId } from '../records/paths.ts';
import { decodeIds, encodeIds } from './encode-ids.ts';

test('ids are coded as the records write them', () => {
	const ids = [formatIncidentId(2026, 12_345), formatIncidentId(2026, 7), formatIncidentId(1999, 9_999)];
	expect(encodeIds(ids).every((code) => typeof code === 'number')).toBe(true);
	expect(decodeIds(encodeIds(ids))).toEqual(ids);
});
