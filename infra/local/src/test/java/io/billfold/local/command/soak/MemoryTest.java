package io.billfold.local.command.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final long MIB = 1024 * 1024;

    @Test
    void isFlatWhenALifeLeavesNothingAndANewOneHoldsLittle() {
        assertThat(memory(70 * MIB, 30 * MIB, 20 * MIB).violations()).isEmpty();
    }

    @Test
    void isNotFlatWhenALifeLeavesSomethingForEachInvoice() {
        assertThat(memory(160 * MIB, 30 * MIB, 20 * MIB).violations())
                .singleElement()
                .asString()
                .startsWith("after 10,000 invoices");
    }

    @Test
    void isNotFlatWhenANewProcessHoldsTooMuch() {
        assertThat(memory(250 * MIB, 200 * MIB, 20 * MIB).violations())
                .singleElement()
                .asString()
                .startsWith("a new process holds");
    }

    private static Memory memory(long worked, long fresh, long freshBefore) {
        return new Memory(
                new HeapSample("worked", 1, 20_000, worked),
                10_000,
                new HeapSample("fresh", 2, 20_000, fresh),
                new HeapSample("before", 1, 10_000, freshBefore));
    }
}
