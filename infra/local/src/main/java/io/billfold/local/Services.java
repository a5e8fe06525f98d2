package io.billfold.local;

import io.billfold.local.api.HttpApi;
import io.billfold.local.api.TokenIssuer;
import io.billfold.local.dynamodb.DynamoEngine;
import io.billfold.local.dynamodb.TableStream;
import io.billfold.local.http.Endpoint;
import io.billfold.local.http.Front;
import io.billfold.local.mail.MailService;
import io.billfold.local.sqs.MessageQueue;
import io.billfold.local.template.Template;

import java.util.Collection;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * AWS's services as the local cloud needs them: engines in this process, or whatever answers at
 * another endpoint.
 */
public interface Services extends AutoCloseable {
    /**
     * What the owner's AWS clients are told: where to call, the region, and keys if they need any.
     */
    Map<String, String> clientSettings();

    /** The same for one function: with a key of its own where its rights are enforced. */
    default Map<String, String> clientSettings(String functionLogicalId) {
        return clientSettings();
    }

    /**
     * Creates the template's resources, those that are not there.
     *
     * @param secrets values of secrets, by logical id; others are made up and kept
     * @return the template whose references give what is there
     */
    Template create(Template template, Map<String, String> secrets);

    /** The template's queues. */
    Collection<? extends MessageQueue> allQueues();

    /** A queue of the template by its name, URL or ARN. */
    MessageQueue queue(String nameOrUrlOrArn);

    /** The stream of a table. */
    TableStream stream(String table);

    /** Tells a listener whenever a table may have been written to. */
    void onWrite(String table, DynamoEngine.WriteListener listener);

    /**
     * Tells when all is done.
     *
     * @param calls how many calls of functions have ended so far
     */
    IdleCheck idle(LongSupplier calls);

    /** The e-mails that were sent. */
    MailService mails();

    /** Signs the tokens of the HTTP API. */
    TokenIssuer tokens();

    /** Starts to answer on a port. */
    void answer(Front front, HttpApi api, Endpoint admin);

    @Override
    void close();
}
