import { type ExplorerState, readExplorerState } from '../../lib/metrics/explorer-state.ts';

/** The state that a form says; a value that is not valid counts as the default. */
export function readForm(form: HTMLFormElement, defaults: ExplorerState): ExplorerState {
	return readExplorerState(new URLSearchParams(new FormData(form) as unknown as URLSearchParams).toString(), defaults);
}

/** Makes a form say a state; a value that it does not offer is added, so that nothing is chosen unseen. */
export function fillForm(form: HTMLFormElement, state: ExplorerState): void {
	for (const name of ['metric', 'team', 'service', 'product', 'from', 'to'] as const) {
		const field = form.elements.namedItem(name) as HTMLSelectElement | HTMLInputElement;
		field.value = state[name];
		if (field instanceof HTMLSelectElement && field.value !== state[name]) {
			field.add(new Option(state[name], state[name], false, true));
		}
	}
	for (const box of form.querySelectorAll<HTMLInputElement>('[name=severity]')) {
		box.checked = state.severities.includes(box.value);
	}
}
