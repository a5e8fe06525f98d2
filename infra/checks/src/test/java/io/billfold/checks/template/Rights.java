package io.billfold.checks.template;

import io.billfold.checks.template.RawTemplate.Declared;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a role may do. */
final class Rights {
    private Rights() {}

    /** Every statement of every policy of a role. */
    static List<Map<String, Object>> statements(Declared role) {
        return role.list("Policies").stream()
                .map(policy -> RawTemplate.asMap(RawTemplate.asMap(policy).get("PolicyDocument")))
                .flatMap(document -> RawTemplate.asList(document.get("Statement")).stream())
                .map(RawTemplate::asMap)
                .toList();
    }

    /** The actions of a statement. */
    static List<String> actions(Map<String, Object> statement) {
        return RawTemplate.asList(statement.get("Action")).stream().map(Object::toString).toList();
    }

    /** What a function may do on a resource, its indexes and its objects. */
    static Set<String> actionsOn(Declared function, String resource) {
        Declared role = RawTemplate.resource(RawTemplate.target(function.text("Role")));
        Set<String> actions = new TreeSet<>();
        for (Map<String, Object> statement : statements(role)) {
            if (RawTemplate.asList(statement.get("Resource")).stream()
                    .anyMatch(named -> RawTemplate.target(named).equals(resource))) {
                actions.addAll(actions(statement));
            }
        }
        return actions;
    }
}
