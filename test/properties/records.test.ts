import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertLineSchema } from '../../src/core/records/alert-line.ts';
import { RECORD_KINDS, type RecordKind, type RecordValue } from '../../src/core/records/record-kinds.ts';
import { parseAlertLines, printAlertLine } from '../../src/formats/alert-lines.ts';
import { editFrontMatter } from '../../src/formats/edit-record.ts';
import { parseRecord } from '../../src/formats/parse-record.ts';
import { printRecord } from '../../src/formats/print-record.ts';
import { arbitraryOf } from './arbitrary-of-schema.ts';

const KINDS = (Object.keys(RECORD_KINDS) as RecordKind[]).filter((kind) => RECORD_KINDS[kind].format !== 'ndjson');
const body = fc.oneof(fc.constant(''), fc.constant('\n## Notes\n\n---\n\na: b\n'), fc.string());

describe('printing and reading a record are each other’s inverse', () => {
	test.each(KINDS)('%s', (kind) => {
		fc.assert(
			fc.property(arbitraryOf(RECORD_KINDS[kind].schema), body, (value, text) => {
				const isMarkdown = RECORD_KINDS[kind].format === 'markdown';
				const printed = printRecord(kind, value as RecordValue<typeof kind>, isMarkdown ? text : '');
				const parsed = parseRecord(kind, 'x', printed);
				expect(parsed).toEqual({ ok: true, value: { value, body: isMarkdown ? text : '' } });
				if (parsed.ok) expect(printRecord(kind, parsed.value.value, parsed.value.body)).toBe(printed);
			}),
			{ numRuns: 60 },
		);
	});

	test('alert-line', () => {
		fc.assert(
			fc.property(arbitraryOf(alertLineSchema), (value) => {
				const line = alertLineSchema.parse(value);
				expect(parseAlertLines('x', printAlertLine(line))).toEqual({ lines: [value], problems: [] });
			}),
			{ numRuns: 100 },
		);
	});
});

describe('a machine edit of any incident', () => {
	test('keeps every line it does not mean, and the text below byte for byte', () => {
		fc.assert(
			fc.property(
				arbitraryOf(RECORD_KINDS.incident.schema),
				body,
				fc.constantFrom('open', 'resolved', 'closed'),
				(value, text, status) => {
					const printed = printRecord('incident', value as RecordValue<'incident'>, text);
					const withRemark = printed.replace(/^status: .*$/m, (line) => `${line}   # as we know it`);
					const edited = editFrontMatter(withRemark, [{ path: ['status'], value: status }]);
					expect(edited).toBe(withRemark.replace(/^status: .*?( {3}# as we know it)$/m, `status: ${status}$1`));
				},
			),
			{ numRuns: 100 },
		);
	});
});
