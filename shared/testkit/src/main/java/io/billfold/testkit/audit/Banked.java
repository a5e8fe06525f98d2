package io.billfold.testkit.audit;

import java.time.LocalDate;

/**
 * An entry of a bank's statement, as the bank itself knows it.
 *
 * @param account number of the bank account
 * @param statement the statement's id
 * @param reference the entry's place in the statement, from 1
 * @param amountMinor below zero for money that went
 * @param valueOn when the bank gave or took the money
 */
public record Banked(
        String account, String statement, String reference, long amountMinor, LocalDate valueOn) {}
