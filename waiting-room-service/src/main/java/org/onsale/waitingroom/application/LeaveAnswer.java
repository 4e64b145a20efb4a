package org.onsale.waitingroom.application;

/** Answer to giving a place up. */
public sealed interface LeaveAnswer permits LeaveAnswer.Gone, BadToken, NotNow {

    /** It is given up, now or before. */
    record Gone() implements LeaveAnswer {}
}
