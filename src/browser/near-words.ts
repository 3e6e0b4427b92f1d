/** How many cases share something with a household, in words: `14 户里有 5 户有相同的难处，最像的在前`. */
export function nearInWords(ticked: number, near: number, total: number): string {
  if (ticked === 0) return `一共 ${total} 户`;
  if (near === 0) return `${total} 户里没有一户有勾出的难处。点难处后面的名目，看村里、县里有没有。`;
  return `${total} 户里有 ${near} 户有相同的难处${near > 1 ? '，最像的在前' : ''}`;
}
