import { describe, expect, test } from 'vitest';
import { recordKindOf } from '../../core/records/record-kinds.ts';
import { parseRecord } from '../../formats/parse-record.ts';
import { readAnswers } from './answers.ts';
import { planInit } from './plan-init.ts';

describe('readAnswers', () => {
	test('takes defaults for what is not said', () => {
		expect(readAnswers({})).toEqual({
			answers: {
				organisation: 'Our company',
				repository: '',
				timeZone: 'UTC',
				team: 'Platform',
				people: [{ handle: 'me' }],
				mail: '',
				service: 'Website',
			},
		});
	});

	test('reads a team with people, and a repository as a link', () => {
		expect(
			readAnswers({
				team: 'Payments: @rina rina@acme.test, budi',
				repository: 'https://github.com/acme/incidents.git',
			}),
		).toMatchObject({
			answers: {
				team: 'Payments',
				people: [{ handle: 'rina', mail: 'rina@acme.test' }, { handle: 'budi' }],
				repository: 'acme/incidents',
			},
		});
	});

	test('names all that is wrong at once', () => {
		expect(
			readAnswers({ timeZone: 'Mars/Base', repository: 'x', team: 'Payments', mail: 'nobody', service: '!!' }),
		).toEqual({
			problems: [
				'Unexpected repository "x", expected owner/name',
				'Unexpected time zone "Mars/Base", expected one like Asia/Jakarta',
				'Unexpected team "Payments", expected a name and people, like Payments: @rina rina@example.com, @budi',
				'Unexpected mail "nobody", expected a sender like Incidents <incidents@example.com>',
				'Unexpected service "!!", expected a name with letters',
			],
		});
	});
});

describe('planInit', () => {
	const answers = {
		organisation: 'Acme: "A" & Co',
		repository: 'acme/incidents',
		timeZone: 'Asia/Jakarta',
		team: 'Payments',
		people: [{ handle: 'rina', mail: 'rina@acme.test' }, { handle: 'budi' }],
		mail: 'Incidents <incidents@acme.test>',
		service: 'Checkout API',
	};
	const existing = [
		'incidents/2026/INC-2026-0001/incident.md',
		'alerts/2026/11/20.ndjson',
		'policies/causes.yaml',
		'policies/triage.yaml',
		'policies/templates/postmortem.md',
		'teams/payments.yaml',
		'README.md',
		'src/x.ts',
	];
	const plan = planInit(answers, existing, '2026-11-20');

	test('takes the example out, keeps general policies, touches nothing else', () => {
		expect(plan.filter(({ content }) => content === null).map(({ path }) => path)).toEqual(existing.slice(0, 2));
	});

	test('writes records that read without a problem', () => {
		const records = plan.filter(({ path, content }) => content !== null && recordKindOf(path) !== undefined);
		expect(records.map(({ path }) => path)).toEqual([
			'policies/site.yaml',
			'policies/triage.yaml',
			'policies/products.yaml',
			'policies/notify.yaml',
			'teams/payments.yaml',
			'schedules/payments.yaml',
			'services/checkout-api.yaml',
			'runbooks/checkout-api-down.md',
			'schedules/guide.md',
		]);
		for (const { path, content } of records) {
			expect(parseRecord(recordKindOf(path)!, path, String(content)), path).toMatchObject({ ok: true });
		}
	});
});
