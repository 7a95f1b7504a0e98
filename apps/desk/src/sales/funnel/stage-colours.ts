import type { Stage } from '../../api/funnel.js';

/** From grey to green: the farther, the better. Each has a contrast of 3:1 or more with the page, light and dark. */
const light: Record<Stage, string> = {
  created: '#8a949e',
  'in-work': '#5f86ad',
  answered: '#2f66a3',
  invoiced: '#b9790f',
  partly: '#8a8a1f',
  paid: '#3f9150',
  shipped: '#1a6b3c',
};
const dark: Record<Stage, string> = {
  created: '#7d8791',
  'in-work': '#6f9ac6',
  answered: '#8fc1f0',
  invoiced: '#e0a63a',
  partly: '#c3c45a',
  paid: '#63b878',
  shipped: '#a6e3b8',
};
export const stageColours = (isDark: boolean): Record<Stage, string> => (isDark ? dark : light);
export const lostColour = (isDark: boolean): string => (isDark ? '#ff9a92' : '#b3261e');
