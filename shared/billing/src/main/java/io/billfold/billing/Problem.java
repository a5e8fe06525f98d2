package io.billfold.billing;

/**
 * One thing that is wrong with an input, in words for the person who sent it.
 *
 * @param field path of the field, for example {@code lines[0].unitPrice}; empty for the whole input
 * @param reason what is wrong and what would be right, for example "must not be negative, was -3"
 */
public record Problem(String field, String reason) {}
