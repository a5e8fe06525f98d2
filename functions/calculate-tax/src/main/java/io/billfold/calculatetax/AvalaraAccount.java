package io.billfold.calculatetax;

/** With what AvaTax is asked. */
interface AvalaraAccount {
    /**
     * The value of the header Authorization, for example {@code Basic MjAwMDA6a2V5}: account id and
     * licence key, parted by a colon, in Base64 (developer.avalara.com, "Authentication in REST
     * v2").
     *
     * @throws IllegalStateException when there are no credentials yet
     */
    String authorization();

    /** AvaTax did not take it: to be read anew before it is used again. */
    void forget();
}
