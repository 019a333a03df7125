import { expect, test } from 'vitest';
import { evaluateExpression, interpolate, isWanted } from './evaluate-expression.ts';

const github = {
	event_name: 'issue_comment',
	event: { comment: { body: '/Ack', user: { type: 'User' } }, issue: { number: 7, labels: [{ name: 'tocsin' }] } },
};
const scope = { contexts: { github, steps: { check: { outputs: { report: '' } } } }, isFailed: false };

test.each([
	["github.event_name == 'Issue_Comment'", true],
	["startsWith(github.event.comment.body, '/a')", true],
	["contains(github.event.issue.labels.*.name, 'tocsin')", true],
	['!github.event.issue.pull_request', true],
	["github.event.issue.number || 'chat'", 7],
	["github.event.nothing.at.all || 'chat'", 'chat'],
	["github.event.comment.user.type != 'Bot' && 1 < 2", true],
	["steps.check.outputs.report != ''", false],
	["github['event_name'] == 'push' || (true && false)", false],
	["format('{0}-{1}', 'a', github.event.issue.number)", 'a-7'],
	["'it''s'", "it's"],
])('%s', (text, expected) => {
	expect(evaluateExpression(text, scope)).toEqual(expected);
});

test.each(['secret.x', 'hashFiles("x")', 'upper(github.event_name)', 'github.event_name ==', '1 2'])(
	'%s is refused and not guessed',
	(text) => {
		expect(() => evaluateExpression(text, scope)).toThrow();
	},
);

test('a step after a failure runs only where it says so', () => {
	const failed = { ...scope, isFailed: true };
	expect([undefined, 'true', 'always()', 'failure()'].map((one) => isWanted(one, failed))).toEqual([
		false,
		false,
		true,
		true,
	]);
	expect(interpolate('n=${{ github.event.issue.number }}, x=${{ github.event.x }}', scope)).toBe('n=7, x=');
});
