import * as core from '@actions/core';
import { runBacktestAction } from './run-backtest-action.ts';

const { GITHUB_WORKSPACE, RUNNER_TEMP } = process.env;

try {
	await runBacktestAction(core, {
		folder: GITHUB_WORKSPACE ?? process.cwd(),
		temp: RUNNER_TEMP ?? '/tmp',
		base: core.getInput('base'),
	});
} catch (error) {
	core.setFailed(error instanceof Error ? error.message : String(error));
}
