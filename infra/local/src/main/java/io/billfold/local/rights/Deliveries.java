package io.billfold.local.rights;

import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether each rule may put its events on its queues. On AWS a rule that may not loses them, and
 * only a metric tells of it: here it stops the start.
 *
 * @param policies by the ARN of the queue that they are on
 */
record Deliveries(Map<String, List<ResourcePolicy>> policies) {
    private static final String EVENTS = "events.amazonaws.com";

    /**
     * Checks the policies of a template's queues and buckets.
     *
     * @throws TemplateException at the first target that its rule cannot send to
     */
    static void check(Template template) {
        template.ofType("AWS::S3::BucketPolicy").forEach(ResourcePolicy::of);
        Deliveries deliveries = new Deliveries(policies(template));
        for (Resource rule : template.ofType("AWS::Events::Rule")) {
            String arn = template.attribute(rule.id(), "Arn");
            for (Properties target : rule.properties().each("Targets")) {
                deliveries.check(rule.id(), arn, target);
                Properties givenUp = target.in("DeadLetterConfig");
                if (givenUp.has("Arn")) {
                    deliveries.check(rule.id(), arn, givenUp);
                }
            }
        }
    }

    private static Map<String, List<ResourcePolicy>> policies(Template template) {
        Map<String, List<ResourcePolicy>> policies = new LinkedHashMap<>();
        for (Resource resource : template.ofType("AWS::SQS::QueuePolicy")) {
            ResourcePolicy policy = ResourcePolicy.of(resource);
            for (String queue : resource.properties().texts("Queues")) {
                policies.computeIfAbsent(Arns.queue(queue), arn -> new ArrayList<>()).add(policy);
            }
        }
        return policies;
    }

    private void check(String rule, String ruleArn, Properties target) {
        Need need = new Need("sqs:SendMessage", target.required("Arn"));
        if (policies.getOrDefault(need.resource(), List.of()).stream()
                .noneMatch(it -> it.allows(EVENTS, need, ruleArn))) {
            throw new TemplateException(
                    target.placeOf("Arn"),
                    "%s cannot send to %s: no AWS::SQS::QueuePolicy on that queue allows %s to %s for %s"
                            .formatted(rule, need.resource(), EVENTS, need.action(), ruleArn));
        }
    }
}
