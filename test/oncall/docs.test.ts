import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { ROOT } from '../house/source-files.ts';

const text = readFileSync(join(ROOT, 'docs/oncall.md'), 'utf8');
const [schedule = '', escalation = ''] = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml!);

describe('docs/oncall.md', () => {
	test('its examples are a schedule', () => {
		expect(parseRecord('schedule', 'schedules/payments.yaml', schedule + escalation)).toMatchObject({ ok: true });
	});

	test('every reason of a notification is explained', () => {
		const code = ['plan-escalation', 'due-notifications', 'start-of-escalation']
			.map((name) => readFileSync(join(ROOT, `src/core/oncall/${name}.ts`), 'utf8'))
			.join('\n');
		const reasons = new Set([...code.matchAll(/'((?:escalation|handover)\/[a-z-]+)'/g)].map(([, reason]) => reason!));
		expect(reasons.size).toBeGreaterThan(5);
		expect([...reasons].filter((reason) => !text.includes(`\`${reason}\``))).toEqual([]);
	});
});
