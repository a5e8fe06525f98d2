package io.billfold.callprovider;

/** The key with which a provider is called. */
interface ApiKey {
    /**
     * The key, for example {@code sk_test_...}.
     *
     * @throws IllegalStateException when none is set
     */
    String current();

    /** The provider did not take it: to be read anew before it is used again. */
    void forget();
}
