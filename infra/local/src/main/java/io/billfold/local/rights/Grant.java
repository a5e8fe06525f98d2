package io.billfold.local.rights;

import io.billfold.local.template.Place;

/**
 * A right that the template gives.
 *
 * @param role the role's logical id, for example {@code AcceptOrderRole}
 * @param action for example {@code dynamodb:PutItem}
 * @param resource the ARN or the pattern of ARNs
 * @param place where it stands
 */
public record Grant(String role, String action, String resource, Place place) {
    /** For example {@code AcceptOrderRole: dynamodb:PutItem on arn:... (template.yaml:370)}. */
    @Override
    public String toString() {
        return role + ": " + action + " on " + resource + " (" + place + ")";
    }
}
