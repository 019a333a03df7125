import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CheckRule } from '../../core/check/rule.ts';

/** Check rules of an organisation's own, and a text that differs whenever they might judge otherwise. */
export interface CustomRules {
	readonly rules: readonly CheckRule[];
	readonly version: string;
}

const FOLDER = 'custom/rules';

/** Loads what `custom/rules/*.ts` of a repository export. Rejects with the name of a file that is no rule. */
export async function loadCustomRules(root: string): Promise<CustomRules> {
	const folder = join(root, FOLDER);
	const names = existsSync(folder) ? readdirSync(folder).filter(isRuleFile).sort() : [];
	const rules: CheckRule[] = [];
	for (const name of names) {
		const file = join(folder, name);
		const exported = Object.values(await load(file, name));
		const id = `custom/${name.slice(0, -'.ts'.length)}`;
		if (exported.length !== 1 || !isRule(exported[0], id))
			throw new Error(
				`Unexpected export of ${FOLDER}/${name}, expected one rule, with the id ${id}, scope, severity, summary, why and check`,
			);
		rules.push(exported[0]);
	}
	const texts = names.map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`);
	return { rules, version: texts.join('\n') };
}

async function load(file: string, name: string): Promise<object> {
	try {
		return (await import(pathToFileURL(file).href)) as object;
	} catch (error) {
		throw new Error(`${FOLDER}/${name} cannot be loaded: ${(error as Error).message}`, { cause: error });
	}
}

function isRuleFile(name: string): boolean {
	return name.endsWith('.ts') && !name.endsWith('.test.ts');
}

function isRule(value: unknown, expectedId: string): value is CheckRule {
	const { id, scope, severity, check } = (value ?? {}) as Partial<CheckRule>;
	const isScope = scope === 'record' || scope === 'file' || scope === 'repository';
	return id === expectedId && isScope && severity !== undefined && typeof check === 'function';
}
