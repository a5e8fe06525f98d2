package io.billfold.local.template;

/**
 * A resource whose condition holds, with its intrinsic functions resolved.
 *
 * @param id its logical id
 * @param type for example {@code AWS::SQS::Queue}
 */
public record Resource(String id, String type, Properties properties, Place place) {}
