package io.billfold.store;

/** The versions of stored forms that this release reads. */
final class StoredVersion {
    private StoredVersion() {}

    /**
     * Refuses a form that was written by a later release.
     *
     * @throws IllegalStateException naming the form and the version
     */
    static void check(String form, int version) {
        if (version != 1) {
            throw new IllegalStateException(
                    "stored " + form + " has version " + version + ", this release reads 1");
        }
    }
}
