package org.onsale.waitingroom.application;

/** There is no such event. */
public record UnknownEvent() implements JoinAnswer, BoardAnswer {}
