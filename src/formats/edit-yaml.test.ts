import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editFrontMatter } from './edit-record.ts';
import { editYaml } from './edit-yaml.ts';
import { readYaml } from './read-yaml.ts';

const INCIDENT = `schema: 1
id: INC-2026-0042
title: "Checkout: 5xx"   # as the pager said it
status: open
team: payments              # from services/ at opening time
times:
  # the pager's clock
  detected: 2026-11-20T03:02:11Z

roles: {incident_commander: "@rina", on_call: "@budi"}   # who
alerts: {fingerprints: ["pagerduty:Q1ABC"], count: 14}
relations:
  - {type: caused_by, incident: INC-2026-0041}
verdict: {}
`;

describe('editYaml', () => {
	test.each([
		['a scalar keeps its comment', ['status'], 'resolved', 'status: open\n', 'status: resolved\n'],
		['a quoted scalar', ['title'], 'New: title', 'title: "Checkout: 5xx" ', 'title: "New: title" '],
		[
			'a key that its block map lacks',
			['times', 'acknowledged'],
			'2026-11-20T03:05:40Z',
			'  detected: 2026-11-20T03:02:11Z\n',
			'  detected: 2026-11-20T03:02:11Z\n  acknowledged: 2026-11-20T03:05:40Z\n',
		],
		['a key in a flow map', ['alerts', 'count'], 15, 'count: 14}', 'count: 15}'],
		['a new key in a flow map', ['roles', 'scribe'], '@ana', '"@budi"}', '"@budi", scribe: "@ana"}'],
		[
			'a new key in an empty flow map',
			['verdict', 'value'],
			'actionable',
			'verdict: {}',
			'verdict: {value: actionable}',
		],
		['a list on one line', ['alerts', 'fingerprints'], ['a:1', 'b:2'], '["pagerduty:Q1ABC"]', '[a:1, b:2]'],
		['removal of a line', ['status'], undefined, 'status: open\n', ''],
		['removal inside a flow map', ['roles', 'on_call'], undefined, ', on_call: "@budi"', ''],
		[
			'a block list',
			['relations'],
			[{ type: 'caused_by', incident: 'INC-2026-0040' }],
			'relations:\n  - {type: caused_by, incident: INC-2026-0041}\n',
			'relations:\n  - type: caused_by\n    incident: INC-2026-0040\n',
		],
	])('changes only what it means to: %s', (_name, path, value, from, to) => {
		expect(INCIDENT.split(from)).toHaveLength(2);
		expect(editYaml(INCIDENT, [{ path, value }])).toBe(INCIDENT.replace(from, to));
	});

	test('a new key goes to the end', () => {
		expect(editYaml(INCIDENT, [{ path: ['refs', 'pagerduty'], value: { id: 'Q1' } }])).toBe(
			`${INCIDENT}refs:\n  pagerduty:\n    id: Q1\n`,
		);
	});

	test('an empty file and a key without a value take a value', () => {
		expect(editYaml('', [{ path: ['a'], value: 1 }])).toBe('a: 1\n');
		expect(editYaml('a:\nb: 2\n', [{ path: ['a'], value: 1 }])).toBe('a: 1\nb: 2\n');
		expect(editYaml('a:\nb: 2\n', [{ path: ['a', 'x'], value: 1 }])).toBe('a: {x: 1}\nb: 2\n');
	});

	test('Windows line ends stay', () => {
		const text = 'a: 1\r\ntimes:\r\n  x: 1\r\nb: 2\r\n';
		expect(editYaml(text, [{ path: ['times', 'y'], value: 2 }])).toBe('a: 1\r\ntimes:\r\n  x: 1\r\n  y: 2\r\nb: 2\r\n');
	});

	test('the text below the front matter keeps its bytes', () => {
		const text = `---\n${INCIDENT}---\n\n# status: open\n\ttabs and  trailing  \n---\nmore`;
		const edited = editFrontMatter(text, [{ path: ['status'], value: 'resolved' }]);
		expect(edited).toBe(text.replace('status: open\nteam', 'status: resolved\nteam'));
	});
});

describe('any edit of any document', () => {
	const key = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'times', 'a-b', 'x y');
	const hostile = fc.constantFrom(
		'---',
		'- x',
		'# no',
		'a: b',
		'"',
		"'",
		'{',
		'}',
		'[',
		'*a',
		'&a',
		'!t',
		'${{ x }}',
		'null',
		'~',
		'yes',
		'1e3',
		'0x1',
		'2026-11-20',
		'',
		' ',
		'\u202Ex',
		'é✓',
		'x'.repeat(300),
		'<b>',
		'a\nb',
		'  lead',
		'trail  ',
		'%x',
		'@y',
		'`z`',
		'\ttab',
	);
	const scalar = fc.oneof(hostile, fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
	const value = fc.oneof(
		scalar,
		fc.array(scalar, { maxLength: 3 }),
		fc.dictionary(key, scalar, { maxKeys: 3 }),
		fc.array(fc.dictionary(key, scalar, { maxKeys: 2 }), { maxLength: 2 }),
	);
	const comment = fc.constantFrom('', '  # why', ' # a: b, {c}');
	const entry = fc.tuple(key, value, comment, fc.boolean());

	/** A document as people write them: comments behind and above, flow and block, blank lines. */
	function write(entries: readonly (readonly [string, unknown, string, boolean])[]): string {
		const seen = new Set<string>();
		let text = '';
		for (const [name, inner, remark, isSpaced] of entries) {
			if (seen.has(name)) continue;
			seen.add(name);
			if (isSpaced) text += `# about ${name}\n\n`;
			const isMap =
				inner !== null && typeof inner === 'object' && !Array.isArray(inner) && Object.keys(inner).length > 0;
			if (isMap && isSpaced) {
				text += `${name}:${remark}\n`;
				for (const [k, v] of Object.entries(inner)) text += `    ${k}: ${JSON.stringify(v)}${remark}\n`;
			} else text += `${name}: ${JSON.stringify(inner)}${remark}\n`;
		}
		return text;
	}

	test('reads back as meant, and every line about other keys stands as it stood', () => {
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 6 }), key, value, (entries, name, next) => {
				const text = write(entries);
				const edited = editYaml(text, [{ path: [name], value: next }]);
				const before = readYaml(text);
				const after = readYaml(edited);
				expect(before.ok && after.ok).toBe(true);
				if (!before.ok || !after.ok) return;
				const { [name]: _old, ...others } = (before.value ?? {}) as Record<string, unknown>;
				expect(after.value).toEqual({ ...others, [name]: next });
				const kept = linesAboutOthers(text, name);
				expect(linesAboutOthers(edited, name).slice(0, kept.length)).toEqual(kept);
			}),
			{ numRuns: 400 },
		);
	});

	test('nested edits read back as meant', () => {
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 5 }), key, key, scalar, (entries, name, inner, next) => {
				const text = write(entries);
				const after = readYaml(editYaml(text, [{ path: [name, inner], value: next }]));
				expect(after.ok && (after.value as Record<string, Record<string, unknown>>)[name]![inner]).toEqual(next);
			}),
			{ numRuns: 300 },
		);
	});

	function linesAboutOthers(text: string, name: string): string[] {
		const lines: string[] = [];
		let isOurs = false;
		for (const line of text.split('\n')) {
			if (/^\S/.test(line) && !line.startsWith('#'))
				isOurs = line.startsWith(`${name}:`) || line.startsWith(`"${name}":`);
			if (/^#/.test(line) || !/^\s/.test(line)) if (!isOurs || line.startsWith('#')) lines.push(line);
		}
		return lines.filter((line) => line !== '');
	}
});
