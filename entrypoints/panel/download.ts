/** Hands bytes to the user as a download. The address is let go once the browser has surely taken it. */
export function downloadBytes(file: { fileName: string; mime: string; bytes: ArrayBuffer }): void {
  const url = URL.createObjectURL(new Blob([file.bytes], { type: file.mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
