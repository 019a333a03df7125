import { expect, test } from 'vitest';
import { judgeWorkflow, WORKFLOW_RULES } from './workflow-rules.ts';

const SHA = '08c6903cd8c0fde910a37f88322edcfb5dd907a8';

const GOOD = `name: good
on:
  issue_comment:
    types: [created]
  workflow_run:
    workflows: [check]

permissions: {}

concurrency:
  group: good
  queue: max

jobs:
  one:
    if: github.event.issue.number == 7
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: write # commits
    steps:
      - uses: actions/checkout@${SHA} # v5.0.0
        with:
          ref: main
          persist-credentials: false
      - uses: actions/download-artifact@${SHA} # v4.3.0
        with:
          path: \${{ runner.temp }}/report
      - uses: ./actions/command
      - env:
          TITLE: \${{ github.event.issue.title }}
        run: echo "$TITLE"
`;

test('a workflow that falls into no trap passes', () => {
	expect(judgeWorkflow(GOOD)).toEqual([]);
});

/** By rule, what makes of the good example one that the rule must catch. */
const TRAPS: readonly (readonly [rule: string, from: string, to: string])[] = [
	['no-rights-at-the-top', 'permissions: {}\n', ''],
	['no-rights-at-the-top', 'permissions: {}\n', 'permissions: write-all\n'],
	['rights-by-job-with-reason', 'contents: write # commits', 'contents: write'],
	['rights-by-job-with-reason', '    permissions:\n      contents: write # commits\n', ''],
	['pinned-by-commit', `actions/checkout@${SHA} # v5.0.0`, 'actions/checkout@v5'],
	['pinned-by-commit', ' # v4.3.0', ''],
	['no-expression-in-script', 'echo "$TITLE"', 'echo "${{ github.event.issue.title }}"'],
	['no-environment-file', 'echo "$TITLE"', 'echo "TITLE=$TITLE" >> "$GITHUB_ENV"'],
	['no-token-left-in-checkout', '          persist-credentials: false\n', ''],
	['no-token-left-in-checkout', 'persist-credentials: false', 'persist-credentials: true'],
	['no-change-with-rights', 'ref: main', 'ref: ${{ github.event.workflow_run.head_sha }}'],
	['no-change-with-rights', 'ref: main', 'ref: refs/pull/${{ github.event.issue.number }}/merge'],
	['no-change-with-rights', 'ref: main', 'repository: ${{ github.event.workflow_run.head_repository.full_name }}'],
	['artifacts-beside-the-work-tree', 'path: ${{ runner.temp }}/report', 'path: actions'],
	['artifacts-beside-the-work-tree', '        with:\n          path: ${{ runner.temp }}/report\n', ''],
	['no-secret-in-condition', 'if: github.event.issue.number == 7', "if: secrets.TOKEN != ''"],
	['secrets-by-name', '    timeout-minutes: 5\n', '    timeout-minutes: 5\n    secrets: inherit\n'],
	['secrets-by-name', '${{ github.event.issue.title }}', '${{ toJSON(secrets) }}'],
	['queue-where-events-carry-data', '  queue: max\n', ''],
	['queue-where-events-carry-data', '  queue: max\n', '  queue: max\n  cancel-in-progress: true\n'],
	['concurrency-where-something-is-written', 'concurrency:\n  group: good\n  queue: max\n', ''],
	['an-end-to-every-job', '    timeout-minutes: 5\n', ''],
	['no-failure-swallowed', 'echo "$TITLE"', 'git push || true'],
	['no-failure-swallowed', '    timeout-minutes: 5\n', '    timeout-minutes: 5\n    continue-on-error: true\n'],
];

test.each(TRAPS)('%s catches %j made to %j', (rule, from, to) => {
	expect(GOOD).toContain(from);
	const found = judgeWorkflow(GOOD.replace(from, () => to)).map((said) => said.split(':')[0]);
	expect(found).toContain(rule);
});

test('every rule has an example that it catches', () => {
	expect(Object.keys(WORKFLOW_RULES).toSorted()).toEqual([...new Set(TRAPS.map(([rule]) => rule))].toSorted());
});
