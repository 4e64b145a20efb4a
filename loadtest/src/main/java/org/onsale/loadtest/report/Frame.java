package org.onsale.loadtest.report;

/**
 * The server's live figures at one moment.
 *
 * @param seconds since the run's start
 * @param waiting people in line, those away included
 * @param held slots
 * @param cap in force
 */
public record Frame(double seconds, long waiting, long held, long cap) {}
