import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createAppearance } from './kit/appearance.ts';
import './tokens.css';
import './site.css';

createRoot(document.getElementById('root')!).render(<App appearance={createAppearance()} />);
