/** Notices as webhooks, in the form of Standard Webhooks. */
@NullMarked
package org.onsale.admission.webhooks;

import org.jspecify.annotations.NullMarked;
