package io.billfold.receivewebhook;

import java.util.List;

/**
 * The secrets that a provider may have signed with: the current one and, while it is rolled, the
 * last.
 */
interface WebhookSecrets {
    /**
     * The secrets to check against, the current one first; never empty.
     *
     * @throws IllegalStateException when no secret is set: the call fails and is sent again later,
     *     rather than be believed
     */
    List<String> current();
}
