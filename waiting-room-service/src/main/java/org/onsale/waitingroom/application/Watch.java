package org.onsale.waitingroom.application;

/** Is told what happens, for the metrics. Must be quick and must not throw. */
public interface Watch {

    /** Sees nothing. */
    Watch NOBODY = new Watch() {};

    default void asked(TurnAnswer answer) {}

    default void joined(JoinAnswer answer) {}

    default void left(LeaveAnswer answer) {}

    /** A batch of places went to Redis in one script. */
    default void ranScript(String script, int places) {}

    /** A tick could not ask Redis. */
    default void missedTick(String tick) {}
}
