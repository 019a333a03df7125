/** One `key=value` of Git configuration. */
export type GitSetting = readonly [key: string, value: string];

/** Variables by which a surrounding git (a hook, an editor) would turn our commands to another repository. */
const INHERITED = [
	'GIT_DIR',
	'GIT_WORK_TREE',
	'GIT_INDEX_FILE',
	'GIT_OBJECT_DIRECTORY',
	'GIT_ALTERNATE_OBJECT_DIRECTORIES',
	'GIT_COMMON_DIR',
	'GIT_NAMESPACE',
	'GIT_PREFIX',
	'GIT_QUARANTINE_PATH',
	'GIT_SHALLOW_FILE',
	'GIT_GRAFT_FILE',
	'GIT_CONFIG_PARAMETERS',
	'GIT_GLOB_PATHSPECS',
	'GIT_NOGLOB_PATHSPECS',
	'GIT_ICASE_PATHSPECS',
];

/** Nothing of the user's may run or ask between us and the repository: no hooks, no pager, no prompt, no housekeeping. */
const QUIET: readonly GitSetting[] = [
	['gc.auto', '0'],
	['maintenance.auto', 'false'],
	['core.hooksPath', '/dev/null'],
	['core.fsmonitor', 'false'],
	['core.quotePath', 'false'],
	['protocol.version', '2'],
	['push.followTags', 'false'],
	['push.gpgSign', 'false'],
	['push.recurseSubmodules', 'no'],
	['fetch.recurseSubmodules', 'no'],
	['fetch.writeCommitGraph', 'false'],
	['http.lowSpeedLimit', '100'],
	['http.lowSpeedTime', '30'],
];

/**
 * The environment for a git child process: `base` without what points it elsewhere, English messages, no prompts,
 * and the settings passed as GIT_CONFIG_* variables, because arguments are visible to every user of the machine.
 */
export function gitEnvironment(base: NodeJS.ProcessEnv, settings: readonly GitSetting[] = []): NodeJS.ProcessEnv {
	const env: NodeJS.ProcessEnv = { ...base };
	for (const name of INHERITED) delete env[name];
	env.LC_ALL = 'C';
	env.GIT_TERMINAL_PROMPT = '0';
	env.GCM_INTERACTIVE = 'never';
	env.SSH_ASKPASS_REQUIRE = 'never';
	env.GIT_LITERAL_PATHSPECS = '1';
	env.GIT_OPTIONAL_LOCKS = '0';
	return addSettings(env, [...QUIET, ...settings]);
}

/** `env` with more Git settings; the caller's own GIT_CONFIG_COUNT entries stay, later ones win. */
export function addSettings(env: NodeJS.ProcessEnv, settings: readonly GitSetting[]): NodeJS.ProcessEnv {
	const more: NodeJS.ProcessEnv = { ...env };
	let count = Number(env.GIT_CONFIG_COUNT ?? 0) || 0;
	for (const [key, value] of settings) {
		more[`GIT_CONFIG_KEY_${count}`] = key;
		more[`GIT_CONFIG_VALUE_${count}`] = value;
		count += 1;
	}
	more.GIT_CONFIG_COUNT = String(count);
	return more;
}
