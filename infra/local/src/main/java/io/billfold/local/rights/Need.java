package io.billfold.local.rights;

/**
 * What a call has to be allowed.
 *
 * @param action as IAM names it, for example {@code dynamodb:PutItem}
 * @param resource the ARN that it is done to, for example {@code
 *     arn:aws:dynamodb:eu-central-1:000000000000:table/billfold-Ledger}; {@code *} for none
 */
public record Need(String action, String resource) {
    private static final String BUCKETS = "arn:aws:s3:::";

    /**
     * What a policy would name: for an object everything in its folder, for an object's key cannot
     * be known beforehand.
     */
    String grantable() {
        int bucketEnd = resource.indexOf('/');
        if (!resource.startsWith(BUCKETS) || bucketEnd < 0) {
            return resource;
        }
        int folderEnd = resource.indexOf('/', bucketEnd + 1);
        return resource.substring(0, Math.max(bucketEnd, folderEnd) + 1) + "*";
    }
}
