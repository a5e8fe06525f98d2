/**
 * Who may do what: the policies of template.yaml, enforced as IAM does. A function signs its calls
 * with a key of its own; a call succeeds only if the function's role allows its action on its
 * resource. Any other key is the account's owner, who may do everything.
 *
 * <p>What AWS does for a function with the function's role (reading queues and streams, giving up
 * messages) and what rules do by a queue's policy is checked at the start: AWS would refuse such a
 * template, or lose its messages silently.
 *
 * <p>Of IAM's language: Allow and Deny, Action and Resource with {@code *} and {@code ?}, and the
 * conditions that {@link io.billfold.local.rights.ResourcePolicy} names. Whatever else a policy
 * says stops the start with its line. The calls' signatures are S3's to check; elsewhere a key is
 * believed.
 */
@NullMarked
package io.billfold.local.rights;

import org.jspecify.annotations.NullMarked;
