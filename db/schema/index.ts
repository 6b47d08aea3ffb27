export * from "./customers";
export * from "./foundation";
