/** A file as it is handed to its reader. */
export type WrittenFile = { fileName: string; mime: string; bytes: ArrayBuffer };
