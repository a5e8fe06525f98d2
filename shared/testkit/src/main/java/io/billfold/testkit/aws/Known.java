package io.billfold.testkit.aws;

import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

import java.util.Set;

/** Sees to it that a model ignores nothing that it was asked for. */
final class Known {
    private Known() {}

    /**
     * Lets a request pass that says no more than a model knows.
     *
     * @param members the names of what it knows, as in AWS's API
     * @throws UnsupportedOperationException at anything else that is set
     */
    static void only(SdkPojo request, Set<String> members) {
        for (SdkField<?> field : request.sdkFields()) {
            // the known ones come first: asking a token for its value would make one up
            if (!members.contains(field.memberName()) && isSet(field.getValueOrDefault(request))) {
                throw new UnsupportedOperationException(
                        "the model does not know "
                                + request.getClass().getSimpleName()
                                + "."
                                + field.memberName());
            }
        }
    }

    private static boolean isSet(Object value) {
        return value != null
                && !(value instanceof SdkAutoConstructList)
                && !(value instanceof SdkAutoConstructMap);
    }
}
