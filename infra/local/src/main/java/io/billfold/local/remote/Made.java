package io.billfold.local.remote;

import java.util.Map;

/**
 * A resource that is there.
 *
 * @param ref what Ref gives
 * @param attributes what GetAtt gives, by its name
 */
record Made(String ref, Map<String, String> attributes) {}
