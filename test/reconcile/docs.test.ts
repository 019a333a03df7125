import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EFFECT_REASONS } from '../../src/core/effects/effect-reasons.ts';
import { HORIZON } from '../../src/core/effects/horizon.ts';
import { ROOT } from '../house/source-files.ts';

const PAGE = readFileSync(`${ROOT}/docs/reconcile.md`, 'utf8');

test.each(Object.entries(EFFECT_REASONS))('docs/reconcile.md explains %s', (code, text) => {
	expect(PAGE).toContain(`| \`${code}\` | ${text} |\n`);
});

test('docs/reconcile.md names the horizons', () => {
	expect(PAGE).toContain(`**${HORIZON.event / 3_600_000} hours**`);
	expect(PAGE).toContain(`**${HORIZON.duty / 86_400_000} days**`);
});

test('docs/reconcile.md names every variable', () => {
	const sources = [
		'src/adapters/mail/read-mail-settings.ts',
		'src/adapters/github/read-github-use.ts',
		'src/adapters/jira/read-jira-settings.ts',
		'src/adapters/pagerduty/read-pagerduty-settings.ts',
	];
	const text = sources.map((path) => readFileSync(`${ROOT}/${path}`, 'utf8')).join('\n');
	const names = new Set(text.match(/\bTOCSIN_[A-Z]+(?:_[A-Z]+)*/g));
	const short = (name: string) => name.replace(/^TOCSIN_SMTP_OAUTH(?=_(?:CLIENT|REFRESH))/, '…');
	expect([...names].filter((name) => !PAGE.includes(`\`${name}\``) && !PAGE.includes(`\`${short(name)}\``))).toEqual([
		// The prefixes of several.
		'TOCSIN_SMTP_OAUTH',
		'TOCSIN_GITHUB',
	]);
});
