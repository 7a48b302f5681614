/**
 * Events, campaigns and promotion money: which product goes where, at which price, and what the next yuan of promotion
 * would bring.
 */
@NullMarked
@CheckReturnValue
package dev.zhanggui.domain.campaigns;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
