package io.billfold.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @ParameterizedTest
    @ValueSource(strings = {"acme", "o-1001", "A.b_c-9"})
    void idsThatAreSafeInKeysPass(String id) {
        assertThat(Checks.id("id", id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a#b", "ü", "a b"})
    void otherIdsAreRefusedByName(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checks.id("orderId", id))
                .withMessageStartingWith("orderId");
    }

    @Test
    void anIdHasAtMost64Characters() {
        assertThat(Checks.id("id", "a".repeat(64))).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> Checks.id("id", "a".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "ap@acme.example", "müller@firma.example"})
    void addressesWithTwoPartsPass(String email) {
        assertThat(Checks.email("email", email)).isEqualTo(email);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "acme", "@b", "a@", "a@b@c", "a b@c", "a@b\nBcc: x@y"})
    void whatCanBeNoAddressIsRefused(String email) {
        assertThatIllegalArgumentException().isThrownBy(() -> Checks.email("email", email));
    }
}
