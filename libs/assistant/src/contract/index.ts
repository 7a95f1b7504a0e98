/** Nobody depends on the assistant yet; what she orders and hears stands in the contract of the messenger. */
export {};
