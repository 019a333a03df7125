import { REDACTED } from '../../../alerts/redact.ts';
import type { CheckContext, FileRule, Finding } from '../../rule.ts';
import { findSecrets } from '../../secrets/find-secrets.ts';

export const noSecret: FileRule = {
	id: 'secrets/no-secret',
	scope: 'file',
	severity: 'error',
	summary: 'No record holds anything that looks like a secret.',
	why: 'Git never forgets, and records are read by many. A token or password that was pushed is known: make a new one first, then take the old one out. The patterns are those by which alerts are cleaned at intake. In a runbook, write where the secret is found: `$TOKEN`, `<token>`.',
	*check(file, { records }: CheckContext): Iterable<Finding> {
		// The archive was cleaned by the same patterns before it was written.
		if (!/\.(?:md|yaml)$/.test(file)) return;
		for (const range of findSecrets(records.text(file) ?? '')) {
			yield {
				at: { text: range },
				message: 'Unexpected text that looks like a secret, expected none in a record',
				help: 'If it is one: make it invalid first, then remove it. It stays in the history of the branch.',
				repair: { title: `Write ${REDACTED}`, safe: false, edits: [{ at: { text: range }, text: REDACTED }] },
			};
		}
	},
};
