/** `/` puts the cursor into the page's own search field, else into the header's; Escape leaves an empty one. */
export function listenForShortcuts(): void {
	document.addEventListener('keydown', (event) => {
		if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
		const target = event.target as HTMLElement;
		if (
			event.key === 'Escape' &&
			target instanceof HTMLInputElement &&
			target.type === 'search' &&
			target.value === ''
		) {
			target.blur();
		}
		if (event.key !== '/' || isTyping(target)) return;
		const field =
			document.querySelector<HTMLInputElement>('main input[type="search"]') ??
			document.querySelector<HTMLInputElement>('#search');
		if (!field) return;
		event.preventDefault();
		field.focus();
		field.select();
	});
}

function isTyping(element: HTMLElement): boolean {
	return element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}
