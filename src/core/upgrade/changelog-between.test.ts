import { expect, test } from 'vitest';
import { changelogBetween, changelogOf, compareVersions, newestTag } from './changelog-between.ts';

const CHANGELOG = `# Changelog

## 0.10.0 (unreleased)

- Ten.

## 0.9.0 (2026-12-01)

- Nine.

## 0.1.0

- One.
`;

test('the sections above the one version, up to the other', () => {
	expect(changelogBetween(CHANGELOG, { from: '0.1.0', to: '0.9.0' })).toBe('## 0.9.0 (2026-12-01)\n\n- Nine.');
	expect(changelogBetween(CHANGELOG, { from: '0.9.0', to: '0.10.0' })).toBe('## 0.10.0 (unreleased)\n\n- Ten.');
	expect(changelogBetween(CHANGELOG, { from: '0.10.0', to: '0.10.0' })).toBe('');
});

test('the section of one version, without its heading', () => {
	expect(changelogOf(CHANGELOG, '0.9.0')).toBe('- Nine.');
	expect(changelogOf(CHANGELOG, '0.1')).toBeUndefined();
	expect(changelogOf('## 1.0.0\n', '1.0.0')).toBeUndefined();
});

test('versions are numbers, not words', () => {
	expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
	expect(newestTag(['v0.9.0', 'v0.10.0', 'nightly', 'v1.0.0-rc1'])).toBe('v0.10.0');
	expect(newestTag(['nightly'])).toBeUndefined();
});
