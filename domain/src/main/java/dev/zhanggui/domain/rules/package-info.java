/**
 * Platform rules as dated data: who says so, from when, and how sure that is. No platform's rule is decided by code;
 * whoever needs one asks for the row that was in force on the day that matters.
 */
@NullMarked
@CheckReturnValue
package dev.zhanggui.domain.rules;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
