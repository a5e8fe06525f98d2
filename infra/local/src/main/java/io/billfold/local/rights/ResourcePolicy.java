package io.billfold.local.rights;

import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.TemplateException;

import java.util.List;
import java.util.Set;

/**
 * A policy on a queue or a bucket: which of AWS's services may do what for whom. A Deny of what
 * does not come over TLS never holds here; conditions on {@code aws:SourceArn} are followed.
 *
 * @param resource its logical id
 */
record ResourcePolicy(String resource, List<Statement> statements) {
    private static final Set<String> OPERATORS =
            Set.of("ArnLike", "ArnEquals", "StringLike", "StringEquals");

    private static final String SOURCE = "aws:SourceArn";

    ResourcePolicy {
        statements.forEach(it -> check(resource, it));
    }

    /**
     * Reads a policy.
     *
     * @throws TemplateException at what is not enforced here
     */
    static ResourcePolicy of(Resource policy) {
        return new ResourcePolicy(
                policy.id(), Statement.all(policy.properties().in("PolicyDocument")));
    }

    /** Whether a service may do it on behalf of something, for example of a rule. */
    boolean allows(String service, Need need, String sourceArn) {
        return statements.stream()
                .anyMatch(
                        it ->
                                services(it).contains(service)
                                        && it.isAbout(need)
                                        && holds(it.condition(), sourceArn));
    }

    private static List<String> services(Statement statement) {
        return statement.properties().in("Principal").texts("Service");
    }

    private static boolean holds(Properties condition, String sourceArn) {
        for (String operator : condition.names()) {
            if (condition.in(operator).texts(SOURCE).stream()
                    .noneMatch(it -> ArnPattern.of(it).matches(sourceArn))) {
                return false;
            }
        }
        return true;
    }

    private static void check(String resource, Statement statement) {
        if (!statement.allows() || services(statement).isEmpty()) {
            throw new TemplateException(
                    statement.place(),
                    resource
                            + ": enforced are an Allow for a Service, and a Deny of what does not"
                            + " come over TLS");
        }
        Properties condition = statement.condition();
        for (String operator : condition.names()) {
            for (String key : condition.in(operator).names()) {
                if (!OPERATORS.contains(operator) || !key.equals(SOURCE)) {
                    throw new TemplateException(
                            condition.placeOf(operator),
                            resource
                                    + ": the condition "
                                    + operator
                                    + " "
                                    + key
                                    + " is not enforced; enforced: "
                                    + OPERATORS
                                    + " "
                                    + SOURCE);
                }
            }
        }
    }
}
