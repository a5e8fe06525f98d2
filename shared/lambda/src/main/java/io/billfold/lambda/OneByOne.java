package io.billfold.lambda;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Messages of a batch one after the other; a failing one does not hold up the others. */
record OneByOne(Triggers.MessageHandler handler) implements Triggers.BatchHandler {
    @Override
    public Set<String> handle(List<Message> messages) {
        Set<String> failed = new LinkedHashSet<>();
        for (Message message : messages) {
            try {
                handler.handle(message);
            } catch (Exception e) {
                MessageFailures.report(message.id(), e);
                failed.add(message.id());
            }
        }
        return failed;
    }
}
