package io.billfold.local.functions;

/**
 * What a function has done so far.
 *
 * @param invocations calls, failed ones included
 * @param errors calls that threw
 * @param totalMillis time inside the handler
 * @param startMillis time to build instances
 * @param overdue calls that took longer than the function's Timeout, which is not enforced
 */
public record FunctionStats(
        long invocations, long errors, long totalMillis, long startMillis, long overdue) {}
