/** The few words that every context shares: decisions and refusals, money and quantities, ids and periods. */
@NullMarked
@CheckReturnValue
package dev.zhanggui.domain.shared;

import org.jspecify.annotations.NullMarked;
