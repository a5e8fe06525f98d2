package io.billfold.billing.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class RolesTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    SEARCH,     audit billing:read collections:read
                    FACTS,      audit billing:read collections:read
                    PDF,        audit billing:read collections:read
                    TAX_ID,     audit billing:read
                    XML,        audit billing:read
                    SNAPSHOT,   audit
                    ACCESS_LOG, audit
                    HOLD,       audit
                    PACKAGE,    audit
                    """)
    void eachScopeMayWhatTheTableSays(Permission permission, String scopes) {
        List<String> able =
                Arrays.stream(Role.values())
                        .map(Role::scope)
                        .filter(scope -> Roles.of(Set.of(scope)).may(permission))
                        .toList();

        assertThat(able).containsExactlyInAnyOrder(scopes.split(" ", -1));
    }

    @Test
    void theTableAboveIsWhole() {
        assertThat(Arrays.stream(Permission.values()).map(Permission::words))
                .hasSize(9)
                .doesNotHaveDuplicates();
    }

    @Test
    void severalScopesMayWhatAnyOfThemMay() {
        Roles both = Roles.of(Set.of("collections:read", "payments:write", "billing:read"));

        assertThat(both.words()).isEqualTo("billing collections");
        assertThat(both.may(Permission.XML)).isTrue();
        assertThat(both.may(Permission.HOLD)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"''", "Audit", "audit:read", "audits", "collections:write"})
    void noOtherScopeMayAnything(String scope) {
        Roles none = Roles.of(Set.of(scope));

        assertThat(Arrays.stream(Permission.values()).filter(none::may)).isEmpty();
    }

    @Test
    void aRefusalSaysWhatIsNeededAndWhatIsThere() {
        assertThat(Roles.of(Set.of("collections:read")).refusal(Permission.XML))
                .isEqualTo(
                        "to get the XML a token needs the scope audit or billing:read; this one has"
                                + " collections:read");
        assertThat(Roles.of(Set.of()).refusal(Permission.ACCESS_LOG))
                .isEqualTo(
                        "to read the access log a token needs the scope audit; this one has none of"
                                + " ours");
    }

    @Test
    void wordsOfActionsAreReadBack() {
        assertThat(Arrays.stream(AccessAction.values()).map(AccessAction::word))
                .contains("linked", "log-read")
                .allSatisfy(word -> assertThat(AccessAction.parse(word).word()).isEqualTo(word));
        assertThat(
                        Arrays.stream(AccessAction.values())
                                .map(AccessAction::word)
                                .collect(Collectors.toSet()))
                .hasSize(AccessAction.values().length);
    }
}
