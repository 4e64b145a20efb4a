package org.onsale.waitingroom.application;

/** The place token is not one of this installation, or one of another event. */
public record BadToken() implements TurnAnswer, LeaveAnswer {}
