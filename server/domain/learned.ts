/** How something about a customer came to be known. */
export const knowledgeSources = ["customer", "observed", "form", "colleague"] as const;
export type KnowledgeSource = (typeof knowledgeSources)[number];
