package io.billfold.billing.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles that a token's scopes give; it may do what any of them may.
 *
 * @param roles in the order of {@link Role}, none twice
 */
public record Roles(List<Role> roles) {
    public Roles {
        roles = roles.stream().distinct().sorted().toList();
    }

    /** The roles of a token; scopes that name none are passed over. */
    public static Roles of(Set<String> scopes) {
        return new Roles(
                Arrays.stream(Role.values())
                        .filter(role -> scopes.contains(role.scope()))
                        .toList());
    }

    /** Whether one of them has a permission. */
    public boolean may(Permission permission) {
        return roles.stream().anyMatch(role -> role.may(permission));
    }

    /** Why they have not got a permission, for whoever asked. */
    public String refusal(Permission permission) {
        Stream<Role> able = Arrays.stream(Role.values()).filter(role -> role.may(permission));
        return "to %s a token needs the scope %s; this one has %s"
                .formatted(
                        permission.words(),
                        able.map(Role::scope).collect(Collectors.joining(" or ")),
                        roles.isEmpty()
                                ? "none of ours"
                                : roles.stream().map(Role::scope).collect(Collectors.joining(" ")));
    }

    /** Their names in the access log, for example {@code auditor billing}. */
    public String words() {
        return roles.stream().map(Role::word).collect(Collectors.joining(" "));
    }
}
