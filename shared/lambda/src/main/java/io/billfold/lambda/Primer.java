package io.billfold.lambda;

/**
 * A bean that warms what it owns before a SnapStart snapshot is taken: one real read through a
 * client, one rendering. It has no effect that anybody could see.
 */
@FunctionalInterface
public interface Primer {
    /**
     * Warms up.
     *
     * @throws Exception to have it logged; the snapshot is taken all the same
     */
    void prime() throws Exception;
}
