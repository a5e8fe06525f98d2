package io.billfold.local.rights;

import java.util.regex.Pattern;

/** One action on one resource that a statement allows or denies, and whether it was used. */
final class Permission {
    private final boolean allows;
    private final Grant grant;
    private final Pattern action;
    private final ArnPattern resource;
    private volatile boolean used;

    Permission(boolean allows, Grant grant) {
        this.allows = allows;
        this.grant = grant;
        this.action = Glob.action(grant.action());
        this.resource = ArnPattern.of(grant.resource());
    }

    boolean allows() {
        return allows;
    }

    Grant grant() {
        return grant;
    }

    boolean isAbout(String wanted) {
        return action.matcher(wanted).matches();
    }

    boolean covers(String arn) {
        return resource.matches(arn);
    }

    void use() {
        if (!used) {
            used = true;
        }
    }

    boolean isUsed() {
        return used;
    }
}
