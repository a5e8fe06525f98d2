package io.billfold.testkit.simulation;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a run's system is broken on purpose. This one breaks nothing; each variant changes one thing
 * between a function and the services, as if the function had been written that way. The auditor
 * must find each.
 */
class Sabotage {
    /** What cannot be asked of a system that is not broken. */
    static final Sabotage NONE = new Sabotage();

    /** The transactions that a transaction becomes, one after the other. */
    List<List<TransactWriteItem>> transactions(String function, List<TransactWriteItem> items) {
        return List.of(items);
    }

    /** What a function is told that it read. */
    GetItemResponse read(String function, GetItemRequest request, GetItemResponse found) {
        return found;
    }

    /** What a function is told that it found. */
    QueryResponse found(String function, QueryResponse found) {
        return found;
    }

    /** The object that is stored. */
    PutObjectRequest object(PutObjectRequest request) {
        return request;
    }

    /** The bytes that are stored. */
    byte[] content(byte[] content) {
        return content;
    }

    /** What a function is told of the events that it put. */
    PutEventsResponse put(PutEventsResponse answer) {
        return answer;
    }

    /** Whether a mail is sent, and not only said to be. */
    boolean sends(String to, long number) {
        return true;
    }

    /** What Lambda is told that a function answered. */
    byte[] answer(String function, byte[] answer) {
        return answer;
    }

    /** Whether messages are deleted before the function has handled them. */
    boolean deletesFirst() {
        return false;
    }

    /** Whether the reader of a stream goes on after a batch that failed. */
    boolean passesOver() {
        return false;
    }

    /** Whether dead letters are thrown away. */
    boolean dropsDeadLetters() {
        return false;
    }

    /** Whether a charge whose answer was lost is sent again as another one. */
    boolean chargesAgain() {
        return false;
    }

    /** Whether a refund whose answer was lost is asked for again as another one. */
    boolean refundsAgain() {
        return false;
    }

    /** Whether an answer to a dispute is given again when nobody said that it was taken. */
    boolean answersAgain() {
        return false;
    }

    /** Whether a webhook's signature is believed unread. */
    boolean believesAnybody() {
        return false;
    }

    /** How far a function's clock is ahead. */
    Duration ahead(String function) {
        return Duration.ZERO;
    }

    /** An item's text attribute, empty when it has none. */
    static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }
}
