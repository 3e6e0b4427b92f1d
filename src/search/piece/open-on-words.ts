/**
 * Opens a piece's page on the words that its address names: `?find=…` what a search found, `?quote=…` a quotation. What marks
 * them is fetched only where there are such words.
 */
// Built whole, as a worker's file is: so it comes at one go, and without Vite's helper for chunks, which outweighs this page's
// scripts.
import marking from './mark-words.ts?worker&url';

if (/[?&](?:find|quote)=[^&]/u.test(location.search)) void import(/* @vite-ignore */ marking);
