package io.billfold.local.rights;

import java.util.Map;

/**
 * What a call is signed with. A function's is made of its logical id, so that the links that it
 * signed outlive a restart, and tell who signed them.
 *
 * @param id letters and digits, as DynamoDB wants it
 */
record AccessKey(String id, String secret) {
    /** The account's owner: the command line, the AWS CLI, tests. */
    static final AccessKey OWNER = new AccessKey("local", "local-secret");

    /** The owner's other key, which the tools for LocalStack bring along. */
    static final AccessKey TOOLS = new AccessKey("test", "test");

    static AccessKey ofFunction(String logicalId) {
        return new AccessKey("AKIA" + logicalId, "secret-of-" + logicalId);
    }

    Map<String, String> settings() {
        return Map.of("AWS_ACCESS_KEY_ID", id, "AWS_SECRET_ACCESS_KEY", secret);
    }
}
