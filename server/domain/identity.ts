/** The channels by which a customer can be recognised. */
export const identityChannels = ["phone", "email", "account", "external", "social"] as const;
export type IdentityChannel = (typeof identityChannels)[number];
