// Runs before the page is drawn, so that a chosen look never flashes.
(() => {
  const root = document.documentElement;
  for (const choice of ["theme", "density"]) {
    const value = localStorage.getItem(`look-${choice}`);
    if (value) root.dataset[choice] = value;
  }
})();
