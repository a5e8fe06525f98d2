package io.billfold.local.rights;

import io.billfold.local.template.Properties;
import io.billfold.local.template.Resource;
import io.billfold.local.template.Template;
import io.billfold.local.template.TemplateException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

/**
 * What AWS does with a function's role: Lambda reads its queue or stream and writes its log, and
 * gives up what failed for good. AWS refuses an event source that the role does not cover, with the
 * same lists of actions (Lambda's developer guide, "Using Lambda with Amazon SQS" and "... with
 * Amazon DynamoDB", execution role permissions). Here all of it counts as used from the start.
 */
record Triggers(Rights rights, Resource function, Role role) {
    private static final Logger LOG = LoggerFactory.getLogger(Triggers.class);

    private static final List<String> OF_A_QUEUE =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    private static final List<String> OF_A_STREAM =
            List.of(
                    "dynamodb:DescribeStream",
                    "dynamodb:GetRecords",
                    "dynamodb:GetShardIterator",
                    "dynamodb:ListStreams");

    private static final List<String> OF_A_LOG =
            List.of("logs:CreateLogStream", "logs:PutLogEvents");

    /**
     * Checks the event sources of all functions.
     *
     * @throws TemplateException at the first that its role does not cover
     */
    static void check(Template template, Rights rights) {
        for (Resource function : template.ofType("AWS::Serverless::Function")) {
            Properties properties = function.properties();
            Role role = rights.role(properties.required("Role"), properties.placeOf("Role"));
            Triggers triggers = new Triggers(rights, function, role);
            triggers.checkLog(template.physicalId(function.id()));
            triggers.checkFailures(properties.in("EventInvokeConfig").in("DestinationConfig"));
            triggers.checkSend(properties.in("DeadLetterQueue"), "TargetArn");
            Properties events = properties.in("Events");
            for (String name : events.names()) {
                triggers.checkEvent(events.in(name), template);
            }
        }
    }

    private void checkEvent(Properties event, Template template) {
        Properties properties = event.in("Properties");
        switch (event.required("Type")) {
            case "SQS" -> OF_A_QUEUE.forEach(it -> require(it, properties, "Queue"));
            case "DynamoDB" -> {
                OF_A_STREAM.forEach(it -> require(it, properties, "Stream"));
                checkFailures(properties.in("DestinationConfig"));
            }
            case "ScheduleV2" -> checkSchedule(properties, template);
            default -> {
                // an API needs no role of the function's
            }
        }
    }

    /** SAM gives a schedule without a role one that may call the function and give up. */
    private void checkSchedule(Properties schedule, Template template) {
        if (!schedule.has("RoleArn")) {
            return;
        }
        Role own = rights.role(schedule.required("RoleArn"), schedule.placeOf("RoleArn"));
        Triggers triggers = new Triggers(rights, function, own);
        String arn = template.attribute(function.id(), "Arn");
        triggers.require(new Need("lambda:InvokeFunction", arn), schedule, "RoleArn");
        triggers.checkSend(schedule.in("DeadLetterConfig"), "Arn");
    }

    private void checkFailures(Properties destinations) {
        checkSend(destinations.in("OnFailure"), "Destination");
    }

    private void checkSend(Properties destination, String property) {
        if (destination.has(property)) {
            require("sqs:SendMessage", destination, property);
        }
    }

    /** AWS does not refuse a function that cannot log: it is just silent. */
    private void checkLog(String functionName) {
        String group =
                function.properties()
                        .in("LoggingConfig")
                        .text("LogGroup")
                        .orElse("/aws/lambda/" + functionName);
        for (String action : OF_A_LOG) {
            if (role.decide(new Need(action, Arns.logStream(group))) != Verdict.ALLOWED) {
                LOG.warn(
                        "{} ({}) allows no {} on log group {}: on AWS {} has no log",
                        role.id(),
                        role.place(),
                        action,
                        group,
                        function.id());
            }
        }
    }

    private void require(String action, Properties event, String property) {
        require(new Need(action, event.required(property)), event, property);
    }

    private void require(Need need, Properties event, String property) {
        if (role.decide(need) != Verdict.ALLOWED) {
            throw new TemplateException(
                    event.placeOf(property),
                    "%s: %s (%s) allows no %s on %s, so that AWS refuses this"
                            .formatted(
                                    function.id(),
                                    role.id(),
                                    role.place(),
                                    need.action(),
                                    need.resource()));
        }
    }
}
