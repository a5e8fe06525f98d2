package io.billfold.callprovider;

/**
 * Where a provider takes answers to disputes. It takes one answer of a case: before anything is
 * sent it is asked whether it has one, so that a lost reply sends nothing twice.
 */
interface EvidenceDesk {
    /** The name that stands in keys and events, for example {@code stripe}. */
    String name();

    /** Gives the provider what answers a case. */
    DeskReply submit(Brief brief);

    /**
     * Tells the provider that we give in, which can't be taken back.
     *
     * @param key the same for the same decision
     */
    DeskReply accept(String disputeId, String key);
}
