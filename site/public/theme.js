// Runs before the first paint, so that a remembered theme never flashes. Kept a plain file: the page's policy allows no inline script.
(() => {
	const root = document.documentElement;
	root.classList.add('js');
	try {
		const theme = localStorage.getItem('tocsin-theme');
		if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
	} catch {
		// Storage may be off; then the system decides.
	}
})();
