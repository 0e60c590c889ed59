import { createRoot } from 'react-dom/client';
import { configurePdf } from '@/src/read/pdf/pdfjs';
import { createEngine } from '../engine/client';
import { App } from './app';
import { pdfAssets } from './pdf/assets';
import './style.css';

configurePdf(pdfAssets());
const root = document.getElementById('root');
if (root) createRoot(root).render(<App engine={createEngine()} />);
