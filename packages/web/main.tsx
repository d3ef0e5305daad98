import { render } from 'preact';
import './fonts.css';
import './theme.css';
import './elements.css';
import './shell/shell.css';
import './workbench/workbench.css';
import './print.css';
import { startReader } from './language/reader.ts';
import { followLinks } from './shell/route.ts';
import { Shell } from './shell/shell.tsx';

await startReader();
followLinks();
render(<Shell />, document.getElementById('page')!);
