package org.onsale.loadtest.verdict;

/**
 * What one witness had to say about a promise.
 *
 * @param checked how many of them were looked at, 0 and up
 * @param of what they are, in the plural: "slots given"
 * @param breaches found by this witness, 0 and up
 */
public record Testimony(Witness witness, long checked, String of, long breaches) {}
