package io.billfold.local.rights;

import io.billfold.local.template.Place;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * What the template's roles may do, who has which role, and which of the rights were used so far.
 *
 * <pre>{@code
 * cloud.rights().unused().forEach(System.out::println);
 * // SendNoticeRole: dynamodb:GetItem on arn:aws:dynamodb:... (template.yaml:1080)
 * }</pre>
 */
public final class Rights {
    private static final Logger LOG = LoggerFactory.getLogger(Rights.class);

    /** By ARN. */
    private final Map<String, Role> roles = new ConcurrentSkipListMap<>();

    private final Map<String, Caller> callers = new ConcurrentHashMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Set<String> refused = new ConcurrentSkipListSet<>();

    /** The rights of the account's owner alone. */
    public Rights() {
        add(AccessKey.OWNER);
        add(AccessKey.TOOLS);
    }

    /**
     * Takes a template's roles, functions and policies.
     *
     * @throws TemplateException at what is not enforced here, and where AWS itself lacks a right to
     *     serve a function or a rule
     */
    public void add(Template template) {
        for (Resource role : template.ofType("AWS::IAM::Role")) {
            String arn = template.attribute(role.id(), "Arn");
            roles.put(arn, Role.of(role, arn.substring(arn.lastIndexOf('/') + 1)));
        }
        for (Resource function : template.ofType("AWS::Serverless::Function")) {
            add(function, template.physicalId(function.id()));
        }
        Triggers.check(template, this);
        Deliveries.check(template);
    }

    /** The keys that the account's owner signs with, as settings of AWS's clients. */
    public Map<String, String> ownersKey() {
        return AccessKey.OWNER.settings();
    }

    /** The keys that a function signs with, as settings of AWS's clients. */
    public Map<String, String> keyOf(String functionLogicalId) {
        return AccessKey.ofFunction(functionLogicalId).settings();
    }

    /** What a key's signatures are made with; null if there is no such key. */
    public @Nullable String secretOf(String keyId) {
        return secrets.get(keyId);
    }

    /** Every right that a role is given, role by role. */
    public List<Grant> granted() {
        return allowed().map(Permission::grant).toList();
    }

    /** The rights that were used since the start, by a call or by AWS for the function. */
    public List<Grant> used() {
        return allowed().filter(Permission::isUsed).map(Permission::grant).toList();
    }

    /** The rights that were not used since the start. */
    public List<Grant> unused() {
        return allowed().filter(it -> !it.isUsed()).map(Permission::grant).toList();
    }

    /** What was refused since the start, each once, with what to add to the template. */
    public Set<String> refused() {
        return new TreeSet<>(refused);
    }

    /** The function that has a key; empty is the account's owner. */
    Optional<Caller> caller(@Nullable String keyId) {
        return keyId == null ? Optional.empty() : Optional.ofNullable(callers.get(keyId));
    }

    /** Refuses what a caller may not do; empty if it may do all of it. */
    Optional<Refusal> check(Caller caller, List<Need> needs) {
        for (Need need : needs) {
            Verdict verdict = caller.role().decide(need);
            if (verdict != Verdict.ALLOWED) {
                Refusal refusal = new Refusal(caller, need, verdict);
                if (refused.add(refusal.advice())) {
                    LOG.warn("{} was refused: {}", caller.function(), refusal.advice());
                }
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    /** The role that a function or a schedule is given. */
    Role role(String arn, Place place) {
        Role role = roles.get(arn);
        if (role == null) {
            throw new TemplateException(place, arn + " is no role of this template");
        }
        return role;
    }

    private void add(AccessKey key) {
        secrets.put(key.id(), key.secret());
    }

    private void add(Resource function, String name) {
        String arn = function.properties().text("Role").orElseThrow(() -> withoutRole(function));
        AccessKey key = AccessKey.ofFunction(function.id());
        add(key);
        Role role = role(arn, function.properties().placeOf("Role"));
        callers.put(key.id(), new Caller(function.id(), name, role));
    }

    private static TemplateException withoutRole(Resource function) {
        return new TemplateException(
                function.place(),
                function.id() + " needs a Role of this template: its rights are enforced");
    }

    private Stream<Permission> allowed() {
        return roles.values().stream()
                .flatMap(it -> it.permissions().stream())
                .filter(Permission::allows);
    }
}
