const KEY = 'tocsin-theme';

/** Makes the header's button turn the page dark or light and remember it; what the system wants anyway is forgotten. */
export function setUpThemeToggle(): void {
	const system = matchMedia('(prefers-color-scheme: dark)');
	const button = document.querySelector<HTMLButtonElement>('[data-theme-toggle]');
	button?.addEventListener('click', () => {
		const root = document.documentElement;
		const isDark = root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
		const next = isDark ? 'light' : 'dark';
		const isSystems = (next === 'dark') === system.matches;
		if (isSystems) delete root.dataset.theme;
		else root.dataset.theme = next;
		remember(isSystems ? undefined : next);
	});
}

function remember(theme: string | undefined): void {
	try {
		if (theme === undefined) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, theme);
	} catch {
		// Storage may be off: then the choice lasts as long as the page.
	}
}
