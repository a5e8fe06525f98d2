package io.billfold.checks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** SQS: what is not deleted comes again, until it is a dead letter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SqsContract {
    /** As short as SQS allows. */
    private static final Duration VISIBILITY = Duration.ofSeconds(1);

    private static final Duration LONGER = VISIBILITY.plusMillis(200);

    abstract SqsClient sqs();

    /** Lets time pass as SQS measures it. */
    abstract void pass(Duration time);

    @Test
    void aReceivedMessageIsHiddenAndComesAgainUnlessItIsDeleted() {
        String queue = queue("again");
        String id = sqs().sendMessage(r -> r.queueUrl(queue).messageBody("one")).messageId();
        Message first = receive(queue).getFirst();
        assertThat(first.messageId()).isEqualTo(id);
        assertThat(first.body()).isEqualTo("one");
        assertThat(receive(queue)).isEmpty();

        pass(LONGER);
        Message second = receive(queue).getFirst();
        assertThat(second.messageId()).isEqualTo(id);
        assertThat(receiveCounts(first, second)).containsExactly("1", "2");
        delete(queue, second);
        pass(LONGER);
        assertThat(receive(queue)).isEmpty();
    }

    @Test
    void theReceiptOfAnOlderReceptionDeletesNothing() {
        String queue = queue("old-receipt");
        send(queue, "one");
        Message first = receive(queue).getFirst();
        pass(LONGER);
        Message second = receive(queue).getFirst();
        delete(queue, first);
        pass(LONGER);
        Message third = receive(queue).getFirst();
        assertThat(third.messageId()).isEqualTo(second.messageId());
    }

    @Test
    void aMessageThatIsVisibleAgainCanStillBeDeletedByItsLastReceipt() {
        String queue = queue("late-delete");
        send(queue, "one");
        Message message = receive(queue).getFirst();
        pass(LONGER);
        delete(queue, message);
        assertThat(receive(queue)).isEmpty();
    }

    @Test
    void theReceiverMaySayForHowLongAMessageIsHidden() {
        String queue = queue("hidden");
        send(queue, "one");
        Message message = receive(queue).getFirst();
        hide(queue, message, 3);
        pass(LONGER);
        assertThat(receive(queue)).isEmpty();
        hide(queue, message, 0);
        assertThat(receive(queue)).hasSize(1);
    }

    @Test
    void whatWasReceivedTooOftenBecomesADeadLetterAndCanBeMovedBack() {
        String dead = queue("dead");
        String queue =
                queue(
                        "dying",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":2}"
                                .formatted(arn(dead)));
        send(queue, "one");
        for (int i = 0; i < 2; i++) {
            assertThat(receive(queue)).hasSize(1);
            assertThat(receive(dead)).isEmpty();
            pass(LONGER);
        }
        assertThat(receive(queue)).isEmpty();
        Message letter = receive(dead).getFirst();
        assertThat(letter.body()).isEqualTo("one");

        hide(dead, letter, 0);
        sqs().startMessageMoveTask(r -> r.sourceArn(arn(dead)));
        pass(LONGER);
        assertThat(receive(queue)).extracting(Message::body).containsExactly("one");
        assertThat(receive(dead)).isEmpty();
    }

    @Test
    void aBatchTakesTenEntriesWithDifferentIds() {
        String queue = queue("batch");
        sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entries(10)));
        assertThat(receiveAll(queue, 10)).hasSize(10);
        assertThatThrownBy(
                        () -> sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entries(11))))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(List.of())))
                .isInstanceOf(EmptyBatchRequestException.class);
        SendMessageBatchRequestEntry entry = entries(1).getFirst();
        assertThatThrownBy(
                        () -> sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entry, entry)))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThat(receive(queue)).isEmpty();
    }

    @Test
    void aBatchOfReceiptsIsDeletedTogether() {
        String queue = queue("delete-batch");
        sqs().sendMessageBatch(r -> r.queueUrl(queue).entries(entries(3)));
        List<Message> messages = new ArrayList<>(receiveAllMessages(queue, 3));
        sqs().deleteMessageBatch(
                        r ->
                                r.queueUrl(queue)
                                        .entries(
                                                e ->
                                                        e.id("a")
                                                                .receiptHandle(
                                                                        messages.get(0)
                                                                                .receiptHandle()),
                                                e ->
                                                        e.id("b")
                                                                .receiptHandle(
                                                                        messages.get(1)
                                                                                .receiptHandle())));
        pass(LONGER);
        assertThat(receiveAll(queue, 1)).containsExactly(messages.get(2).body());
    }

    @Test
    void aReceptionBringsTenMessagesAtMost() {
        String queue = queue("ten");
        assertThatThrownBy(
                        () -> sqs().receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(11)))
                .isInstanceOf(SqsException.class)
                .satisfies(e -> assertThat(((SqsException) e).statusCode()).isEqualTo(400));
    }

    @Test
    void aMessageCanBeDelayed() {
        String queue = queue("delayed");
        sqs().sendMessage(r -> r.queueUrl(queue).messageBody("later").delaySeconds(1));
        assertThat(receive(queue)).isEmpty();
        pass(LONGER);
        assertThat(receive(queue)).hasSize(1);
    }

    @Test
    void aMessageBringsTheAttributesThatWereAskedFor() {
        String queue = queue("attributes");
        MessageAttributeValue cause =
                MessageAttributeValue.builder().dataType("String").stringValue("why").build();
        sqs().sendMessage(
                        r ->
                                r.queueUrl(queue)
                                        .messageBody("one")
                                        .messageAttributes(Map.of("Cause", cause)));
        Message message =
                sqs().receiveMessage(r -> r.queueUrl(queue).messageAttributeNames("All"))
                        .messages()
                        .getFirst();
        assertThat(message.messageAttributes()).containsEntry("Cause", cause);
        assertThat(message.attributes()).isEmpty();
    }

    @Test
    void aQueueTellsHowManyMessagesItHolds() {
        String queue = queue("counts");
        send(queue, "one");
        send(queue, "two");
        receive(queue, 1);
        assertThat(
                        sqs().getQueueAttributes(
                                        r ->
                                                r.queueUrl(queue)
                                                        .attributeNames(QueueAttributeName.ALL))
                                .attributes())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1")
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "1");
    }

    @Test
    void whatIsNotThereIsRefused() {
        String queue = queue("refusals");
        assertThatThrownBy(() -> send(queue + "-none", "one"))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() -> sqs().getQueueUrl(r -> r.queueName("engine-none")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(
                        () -> sqs().deleteMessage(r -> r.queueUrl(queue).receiptHandle("no-such")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    private static List<String> receiveCounts(Message... messages) {
        return List.of(messages).stream()
                .map(it -> it.attributes())
                .map(it -> it.get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .toList();
    }

    private String queue(String name) {
        return sqs().createQueue(
                        r ->
                                r.queueName("engine-" + name)
                                        .attributes(
                                                Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")))
                .queueUrl();
    }

    private String queue(String name, String redrivePolicy) {
        return sqs().createQueue(
                        r ->
                                r.queueName("engine-" + name)
                                        .attributes(
                                                Map.of(
                                                        QueueAttributeName.VISIBILITY_TIMEOUT,
                                                        "1",
                                                        QueueAttributeName.REDRIVE_POLICY,
                                                        redrivePolicy)))
                .queueUrl();
    }

    private String arn(String queue) {
        return sqs().getQueueAttributes(
                        r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    private void send(String queue, String body) {
        sqs().sendMessage(r -> r.queueUrl(queue).messageBody(body));
    }

    private static List<SendMessageBatchRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                SendMessageBatchRequestEntry.builder()
                                        .id("id-" + i)
                                        .messageBody("body " + i)
                                        .build())
                .toList();
    }

    private List<Message> receive(String queue) {
        return receive(queue, 10);
    }

    private List<Message> receive(String queue, int countMax) {
        return sqs().receiveMessage(
                        r ->
                                r.queueUrl(queue)
                                        .maxNumberOfMessages(countMax)
                                        .messageSystemAttributeNames(
                                                MessageSystemAttributeName.ALL))
                .messages();
    }

    /** One reception may bring fewer messages than there are. */
    private List<Message> receiveAllMessages(String queue, int count) {
        List<Message> received = new ArrayList<>();
        for (int i = 0; i < count && received.size() < count; i++) {
            received.addAll(receive(queue));
        }
        return received;
    }

    private Set<String> receiveAll(String queue, int count) {
        Set<String> bodies = new HashSet<>();
        receiveAllMessages(queue, count).forEach(it -> bodies.add(it.body()));
        return bodies;
    }

    private void delete(String queue, Message message) {
        sqs().deleteMessage(r -> r.queueUrl(queue).receiptHandle(message.receiptHandle()));
    }

    private void hide(String queue, Message message, int seconds) {
        sqs().changeMessageVisibility(
                        r ->
                                r.queueUrl(queue)
                                        .receiptHandle(message.receiptHandle())
                                        .visibilityTimeout(seconds));
    }
}
