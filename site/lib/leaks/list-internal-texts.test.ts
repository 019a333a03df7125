import { expect, test } from 'vitest';
import { catalogueOf, incidentFile } from '../fixtures/catalogue-of.ts';
import { redactCatalogue } from '../redact-catalogue.ts';
import { listInternalTexts } from './list-internal-texts.ts';

const FACTS = `internal: {customer: Globex, word: initech, since: 2024-01-31, size: 7, contract: {number: 471100, owners: ["@rina", Hank]}}
alerts: {fingerprints: ["pagerduty:Q1ABC"], count: 1}
refs:
  room: {id: C0123ABCD, url: "https://chat.example.com/C0123ABCD", state: open}
  pagerduty: {id: Q1ABC}
  imported_statuspage: {id: old-4711}`;
const LEDGER =
	'- {"key":"mail/triggered/1","state":"failed","at":"2026-11-20T05:00:00Z","sent":["boss@example.com"],"error":"no such box"}\n';
const TEAM = `schema: 1
name: Payments
lead: "@rina"
mail: payments@example.com
chat: {slack: C99887766}
members: [{handle: "@rina", name: Rina, time_zone: Asia/Jakarta, mail: rina@example.com, slack: U012AB3CD}]
`;

const incident = incidentFile({ id: 'INC-2026-0001', more: FACTS });
const effects = [incident[0].replace('incident.md', 'effects.yaml'), LEDGER] as const;

test('what redaction takes out is listed with its place, but for what is public anyway or tells nothing', () => {
	const source = catalogueOf([incident, effects, ['teams/payments.yaml', TEAM]]);
	expect(source.problems).toEqual([]);
	const texts = listInternalTexts(source, redactCatalogue(source));
	const folder = incident[0].replace('/incident.md', '');
	expect(texts.map(({ path, field, text }) => `${path} ${field}: ${text}`)).toEqual([
		`${folder}/incident.md internal.customer: Globex`,
		`${folder}/incident.md internal.word: initech`,
		`${folder}/incident.md internal.contract.number: 471100`,
		`${folder}/incident.md internal.contract.owners[1]: Hank`,
		`${folder}/incident.md refs.room.id: C0123ABCD`,
		`${folder}/incident.md refs.room.url: https://chat.example.com/C0123ABCD`,
		`${folder}/effects.yaml [0].sent[0]: boss@example.com`,
		`${folder}/effects.yaml [0].error: no such box`,
		'teams/payments.yaml mail: payments@example.com',
		'teams/payments.yaml chat.slack: C99887766',
		'teams/payments.yaml members[0].mail: rina@example.com',
		'teams/payments.yaml members[0].slack: U012AB3CD',
	]);
});
