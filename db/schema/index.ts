export * from "./accounts";
export * from "./customers";
export * from "./decisions";
export * from "./foundation";
export * from "./imports";
export * from "./promises";
