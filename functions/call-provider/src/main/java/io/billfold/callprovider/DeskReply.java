package io.billfold.callprovider;

/** What a provider says of an answer to a case. */
sealed interface DeskReply {
    /**
     * It has it, now or before.
     *
     * @param why what it said
     */
    record Taken(String why) implements DeskReply {}

    /** It did not take it and won't: a person must look. */
    record Refused(String why) implements DeskReply {}

    /** Whether it has it nobody knows, or it takes none right now: to be asked again. */
    record Unclear(String why) implements DeskReply {}
}
