// The first script: lets the static frame paint, then loads everything else. A task after the frame: what is loaded
// inside the frame's own callback competes with it.
requestAnimationFrame(() =>
  setTimeout(() => {
    void import('./main.tsx').then(({ start }) => start());
    // The frame paints without the layout library, but it is wanted right after: it comes along with the rest.
    void import('./shell/dock-view.tsx');
  }),
);
