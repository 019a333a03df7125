import { expect, test } from 'vitest';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { composeCodeowners } from './compose-codeowners.ts';

const FILES: Readonly<Record<string, string>> = {
	'teams/payments.yaml': `schema: 1
name: Payments
lead: "@rina"
members:
  - {handle: "@budi", name: Budi Hartanto, time_zone: Asia/Jakarta}
  - {handle: "@rina", name: Rina Wulandari, time_zone: Asia/Jakarta}
  - {handle: "@left", name: Left Long, time_zone: Asia/Jakarta, until: 2026-11-19}
`,
	'teams/stores.yaml': `schema: 1
name: Data stores
lead: "@elif"
members:
  - {handle: "@elif", name: Elif Demir, time_zone: Europe/Istanbul}
`,
	'services/till.yaml': 'schema: 1\nname: Till\nowner: payments\nproduct: shop\ntier: 1\ndepends_on: []\n',
	'services/lost.yaml': 'schema: 1\nname: Lost\nowner: nobody\nproduct: shop\ntier: 4\ndepends_on: []\n',
	'runbooks/till slow #2.md': `---
schema: 1
title: Till is slow
services: [till]
alerts: []
owner: stores
reviewed: 2026-09-01
---
`,
	'schedules/payments.yaml': `schema: 1
name: Payments
team: payments
time_zone: Asia/Jakarta
layers:
  - role: primary
    rotation: {every: day, start: 2026-11-02, handover: "09:00", members: ["@rina"]}
`,
};

const CATALOGUE = readCatalogue({
	paths: () => Object.keys(FILES).sort(),
	read: (path) => FILES[path]!,
	version: () => '1',
});

const EXPECTED = `# >>> tocsin: generated from services/, runbooks/, schedules/ and teams/ by \`npm run tocsin -- codeowners --write\`
/policies/                   @elif @rina
/services/till.yaml          @rina @budi
/runbooks/till\\ slow\\ \\#2.md @elif
/schedules/payments.yaml     @rina @budi
/teams/payments.yaml         @rina
/teams/stores.yaml           @elif
# <<< tocsin
`;

test('teams own their files, leads the policies; what has no owner has no line', () => {
	expect(CATALOGUE.problems).toEqual([]);
	expect(composeCodeowners(CATALOGUE, { today: '2026-11-20' })).toBe(EXPECTED);
});

test('somebody owns until the day they leave', () => {
	expect(composeCodeowners(CATALOGUE, { today: '2026-11-19' })).toContain(
		'/services/till.yaml          @rina @budi @left\n',
	);
});

test('lines of others stay, byte for byte, and making it again changes nothing', () => {
	const others = ['/src/ @example-org/engine\n', '# ours\r\n* @boss'];
	const first = composeCodeowners(CATALOGUE, { existing: others[0], today: '2026-11-20' });
	expect(first).toBe(`${EXPECTED}\n${others[0]}`);
	const between = `${others[1]}\n${first.replace('@budi', '@stale $& $1')}`;
	const again = composeCodeowners(CATALOGUE, { existing: between, today: '2026-11-20' });
	expect(again).toBe(`${others[1]}\n${first}`);
	expect(composeCodeowners(CATALOGUE, { existing: again, today: '2026-11-20' })).toBe(again);
});
