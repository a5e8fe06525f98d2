package io.billfold.document;

/** Where a table goes on. */
interface PageBreak {
    /**
     * Gives the y that something is drawn at: the one that is asked for, or the head of another
     * page where it would reach into the footer.
     *
     * @param height what is drawn below y
     */
    float before(float y, float height);
}
