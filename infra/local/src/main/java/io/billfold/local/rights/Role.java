package io.billfold.local.rights;

import io.billfold.local.template.Place;
import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A role of the template: what it may do, and what of that was done. */
final class Role {
    private final String id;
    private final String name;
    private final Place place;
    private final List<Permission> permissions;

    /** The permissions about an action, found once: a call then compares two or three ARNs. */
    private final Map<String, List<Permission>> byAction = new ConcurrentHashMap<>();

    private Role(String id, String name, Place place, List<Permission> permissions) {
        this.id = id;
        this.name = name;
        this.place = place;
        this.permissions = List.copyOf(permissions);
    }

    /**
     * Reads a role.
     *
     * @param name as AWS would name it
     * @throws io.billfold.local.template.TemplateException at what is not enforced here
     */
    static Role of(Resource role, String name) {
        List<Permission> permissions = new ArrayList<>();
        for (Properties policy : role.properties().each("Policies")) {
            for (Statement statement : Statement.all(policy.in("PolicyDocument"))) {
                permissions.addAll(statement.permissions(role.id()));
            }
        }
        return new Role(role.id(), name, role.place(), permissions);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Place place() {
        return place;
    }

    List<Permission> permissions() {
        return permissions;
    }

    /** Decides; of several that allow it, the first counts as used. */
    Verdict decide(Need need) {
        Permission allowing = null;
        for (Permission permission : byAction.computeIfAbsent(need.action(), this::about)) {
            if (permission.covers(need.resource())) {
                if (!permission.allows()) {
                    return Verdict.DENIED;
                }
                allowing = allowing == null ? permission : allowing;
            }
        }
        if (allowing == null) {
            return Verdict.NOT_ALLOWED;
        }
        allowing.use();
        return Verdict.ALLOWED;
    }

    private List<Permission> about(String action) {
        return permissions.stream().filter(it -> it.isAbout(action)).toList();
    }
}
