import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMPANY } from '../../../test/reconcile/support/company.ts';
import { writeFiles } from '../../adapters/files/write-files.ts';
import { staleForms } from './forms.ts';

test('forms are made from the records, stale when those change, and gone when they are switched off', () => {
	const repo = mkdtempSync(join(tmpdir(), 'tocsin-forms-'));
	const global = { repo, now: '2026-11-20T00:00:00Z' };
	const stale = () => staleForms(global).map(({ path }) => path.replace('.github/ISSUE_TEMPLATE/', ''));
	writeFiles(
		repo,
		COMPANY.map(([path, content]) => ({ path, content })),
	);
	expect(stale()).toHaveLength(5);
	writeFiles(repo, staleForms(global));
	expect(stale()).toEqual([]);
	const service = readFileSync(join(repo, 'services/checkout-api.yaml'), 'utf8');
	writeFileSync(join(repo, 'services/wallet.yaml'), service);
	expect(stale()).toEqual(['declare-incident.yml', 'report-lead-up.yml']);
	writeFiles(repo, staleForms(global));
	const policy = 'schema: 1\nforms:\n  - { form: propose-runbook, accept: off }\n';
	writeFileSync(join(repo, 'policies/forms.yaml'), policy);
	expect(staleForms(global)).toEqual([{ path: '.github/ISSUE_TEMPLATE/propose-runbook.yml', content: null }]);
	rmSync(repo, { recursive: true });
});
