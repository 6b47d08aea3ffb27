/** How time on the floor was spent: serving customers, watching, buying, listening to calls, or complaining as a customer. */
export const exposureModes = ["serve", "observe", "buy", "listen", "complain"] as const;
export type ExposureMode = (typeof exposureModes)[number];

export const exposureWords: Record<ExposureMode, string> = {
  serve: "Served customers",
  observe: "Watched and asked",
  buy: "Bought as a customer",
  listen: "Listened to calls",
  complain: "Complained as a customer",
};

/** Files that are kept as evidence, told by what stands in them. */
export const mediaTypes = [
  "application/pdf",
  "image/png",
  "image/jpeg",
  "text/plain",
  "text/csv",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
] as const;
export type MediaType = (typeof mediaTypes)[number];

export const mediaWords: Record<MediaType, string> = {
  "application/pdf": "PDF",
  "image/png": "PNG picture",
  "image/jpeg": "JPEG picture",
  "text/plain": "Text",
  "text/csv": "CSV table",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel workbook",
};

/** The ending a file of this type is handed out with, whatever it was called when it came. */
export const mediaEndings: Record<MediaType, string> = {
  "application/pdf": "pdf",
  "image/png": "png",
  "image/jpeg": "jpg",
  "text/plain": "txt",
  "text/csv": "csv",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
};

export const mostDocumentBytes = 10 * 1024 * 1024;

/** How long a document is kept, in years; then its file goes and what it was stays said. */
export const keepYears = [1, 3, 7, 10] as const;
