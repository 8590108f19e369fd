import { createRoot } from 'react-dom/client';
import { App, createQueries, prepare } from './app.tsx';
import { createRegistry, discoverSections } from './frame/registry.ts';
import { createAppearance } from './kit/appearance.ts';
import './tokens.css';
import './site.css';
import './kit/controls.css';

const appearance = createAppearance();
const registry = createRegistry(discoverSections());
const queries = createQueries();
const draw = () =>
  createRoot(document.getElementById('root')!).render(
    <App appearance={appearance} registry={registry} queries={queries} />,
  );
// What cannot be had is said by the page itself, which asks again. No `await` here: the pages' code imports this very file.
prepare(registry, queries).then(draw, draw);
