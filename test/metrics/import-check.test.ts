import { expect, test } from 'vitest';
import { checkRepository } from '../../src/app/check/check-repository.ts';
import type { ImportSource } from '../../src/app/import/imported-incident.ts';
import { RULES } from '../../src/core/check/rules/index.ts';
import { memoryFiles, WORLD_FILES } from '../support/rule-examples.ts';
import { plan, STATUSPAGE } from './import.fixture.ts';

const PAGERDUTY = {
	incidents: [
		{
			id: 'PABC',
			title: 'Things fail',
			status: 'resolved',
			urgency: 'high',
			created_at: '2025-02-02T10:00:00Z',
			last_status_change_at: '2025-02-02T11:00:00Z',
			service: { summary: 'A service of then' },
			teams: [{ summary: 'A team of then' }],
		},
	],
};

const CSTATE =
	'---\ntitle: API down\ndate: 2025-03-01 10:00:00\nresolved: true\nseverity: down\naffected: [API]\n---\nText.\n';
const MARKDOWN =
	'---\ntitle: Thing down\ndate: 2025-03-01\nservice: Nice Box\nteam: Wonder\nstatus: resolved\n---\nText.\n';

test.each<[ImportSource, string, string]>([
	['statuspage', 'a.json', JSON.stringify(STATUSPAGE)],
	['pagerduty', 'a.json', JSON.stringify(PAGERDUTY)],
	['cstate', 'a.md', CSTATE],
	['markdown', 'a.md', MARKDOWN],
])('what %s did not know is no error of the check', async (source, name, text) => {
	const { added, changes } = plan(source, [name, text]);
	expect(added.length).toBeGreaterThan(0);
	const files = new Map([...WORLD_FILES].filter(([path]) => !path.startsWith('incidents/')));
	for (const { path, content } of changes) files.set(path, content as string);
	const { problems } = await checkRepository({
		files: memoryFiles(files),
		rules: RULES,
		now: '2026-11-20T08:00:00Z',
	});
	expect(problems.filter(({ file, severity }) => severity === 'error' && file.startsWith('incidents/'))).toEqual([]);
});
