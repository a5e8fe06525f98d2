/**
 * Reads template.yaml: YAML with places, intrinsic functions, and a list of what is supported.
 *
 * <p>Whatever is not understood stops the start with file, line, resource and property, so that a
 * local run never differs silently from a deployment. What is known stands in {@code
 * supported.yaml} beside these classes: {@code acts} is followed, {@code ignored} has no effect
 * locally.
 */
@NullMarked
package io.billfold.local.template;

import org.jspecify.annotations.NullMarked;
