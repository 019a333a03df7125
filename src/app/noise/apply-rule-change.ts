import type { RuleChange } from '../../core/tuning/rule-change.ts';
import { addToList, removeFromList } from '../../formats/edit-list.ts';
import { editYaml } from '../../formats/edit-yaml.ts';

/** The text of a rule file after a change; every byte that the change does not mean stays. */
export function applyRuleChange(text: string, change: RuleChange): string {
	switch (change.action) {
		case 'set':
			return editYaml(text, [{ path: change.key, value: change.value }]);
		case 'add':
			return addToList(text, change, change);
		case 'remove':
			return removeFromList(text, change, change.index);
		default:
			throw new Error(`Unexpected change ${JSON.stringify(change satisfies never)}`);
	}
}
