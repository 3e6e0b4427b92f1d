/** Words and files that leave the page. */

/** Hands a file to the browser to keep; browsers built into other programs may do nothing. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Whether words could be copied: the reader, or a browser that has no clipboard for pages without https, may refuse. */
export async function copyWords(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch (reason) {
    console.warn(reason);
    return false;
  }
}
