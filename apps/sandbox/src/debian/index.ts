export { ofSid, sidPackages, type SidPackages } from './sid-packages.js';
